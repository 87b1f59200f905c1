import { describe, expect, it, vi } from "vitest";
import { displayWidth, padTo } from "../../lab/cli/display-width.ts";
import { nearest } from "../../lab/cli/nearest.ts";
import { hasColour, progressOn } from "../../lab/cli/terminal.ts";

function fakeStream(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { stream, written };
}

describe("colour", () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [false, { CI: "true" }, false],
    [true, { TERM: "dumb" }, false],
    [true, { NO_COLOR: "1" }, false],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
  ])("terminal %s with %j: %s", (isTTY, environment, expected) => {
    expect(hasColour({ isTTY }, environment as NodeJS.ProcessEnv)).toBe(expected);
  });
});

describe("progress", () => {
  it("overwrites one line on a terminal and clears it", () => {
    vi.stubEnv("TERM", "xterm");
    const { stream, written } = fakeStream(true);
    const progress = progressOn(stream);
    progress.show("1/2");
    progress.clear();
    expect(written).toEqual(["\r\u001b[2K1/2", "\r\u001b[2K"]);
    vi.unstubAllEnvs();
  });

  it("is silent in a pipe", () => {
    const { stream, written } = fakeStream(false);
    const progress = progressOn(stream);
    progress.show("1/2");
    progress.clear();
    expect(written).toEqual([]);
  });
});

describe("width", () => {
  it("counts Hangul as two columns and colour as none", () => {
    expect(displayWidth("통과 ok")).toBe(7);
    expect(displayWidth("\u001b[32m통과\u001b[39m")).toBe(4);
    expect(padTo("통과", 6)).toBe("통과  ");
  });
});

describe("nearest", () => {
  it.each([
    ["interface-endpoin", "interface-endpoint"],
    ["run-comamnd", "run-command"],
    ["run", "run-command"],
    ["banana", undefined],
  ])("%s: %s", (word, expected) => {
    expect(nearest(word, ["isolated-instance", "interface-endpoint", "run-command"])).toBe(expected);
  });
});
