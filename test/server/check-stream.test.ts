import { afterEach, describe, expect, it } from "vitest";
import type { Account } from "../../lab/core/account.ts";
import type { RunningServer } from "../../lab/server/start.ts";
import { serveTiny, simulated } from "./served.ts";

let server: RunningServer | undefined;
afterEach(() => server?.close());

async function post(body: object, options: Parameters<typeof serveTiny>[0] = {}, signal?: AbortSignal) {
  server = await serveTiny(options);
  return fetch(`http://127.0.0.1:${server.port}/api/check`, {
    method: "POST",
    headers: { Authorization: `Bearer ${server.token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

async function events(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/x-ndjson");
  const lines = (await response.text()).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

describe("POST /api/check", () => {
  it("streams artifacts, then steps in order, then the report", async () => {
    const all = await events(await post({ steps: [], lang: "en" }));
    const types = all.map(({ type }) => type);
    expect(types.join(" ")).toMatch(/^(artifact )+(step ){3}report$/);
    const first = all[0];
    expect(first).toMatchObject({
      type: "artifact",
      done: 1,
      total: types.filter((type) => type === "artifact").length,
    });
    const steps = all.filter(({ type }) => type === "step").map(({ step }) => step);
    expect(steps.map(({ id }) => id)).toEqual(["isolated-instance", "interface-endpoint", "run-command"]);
    expect(all.at(-1).report.steps).toEqual(steps);
  });

  it("checks a step with those before it, in the language asked for", async () => {
    const all = await events(await post({ steps: ["interface-endpoint"], lang: "ko" }));
    expect(all.at(-1).report).toMatchObject({ through: "interface-endpoint", account: { kind: "simulated" } });
    expect(all.at(-1).report.steps[0].title).toBe("인터넷이 없는 인스턴스");
  });

  it("says in one line that a scope does not exist", async () => {
    const scope = { kind: "vpc", id: "vpc-0123456789abcdef0" };
    const all = await events(await post({ steps: [], scope, lang: "ko" }));
    expect(all).toEqual([{ type: "error", code: "ScopeNotFound", message: expect.stringMatching(/찾지 못했습니다/) }]);
  });

  it("says in one line what went wrong unexpectedly, without a stack", async () => {
    const openAccount = () => Promise.reject(new Error("first line\n    at secret (/home/reader/x.js:1)"));
    const all = await events(await post({ steps: [], lang: "en" }, { openAccount }));
    expect(all).toEqual([{ type: "error", code: "Unexpected", message: "An unexpected error: first line" }]);
  });

  it("stops looking when the reader goes away", async () => {
    let stopped: (reason: string) => void;
    const aborted = new Promise<string>((resolve) => {
      stopped = resolve;
    });
    const openAccount = async (): Promise<Account> => ({
      ...(await simulated()),
      gather: (names, _, options = {}) =>
        new Promise((_resolve, reject) => {
          options.onArtifact?.(names[0] as (typeof names)[number], 1, names.length);
          options.signal?.addEventListener("abort", () => {
            stopped("aborted");
            reject(options.signal?.reason);
          });
        }),
    });
    const reader = new AbortController();
    const response = await post({ steps: [], lang: "en" }, { openAccount }, reader.signal);
    await response.body?.getReader().read();
    reader.abort();
    expect(await aborted).toBe("aborted");
  });
});

describe("GET /api/session", () => {
  it("tells what the panel looks at unless told otherwise", async () => {
    const scope = { kind: "vpc", id: "vpc-0123456789abcdef0" } as const;
    server = await serveTiny({ scope });
    const headers = { Authorization: `Bearer ${server.token}` };
    const response = await fetch(`http://127.0.0.1:${server.port}/api/session`, { headers });
    expect(await response.json()).toEqual({ scope, region: "ap-northeast-2" });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});
