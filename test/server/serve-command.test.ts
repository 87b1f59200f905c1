import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { runCommand, someCredentials, startCommand } from "../cli/command.ts";
import { tinySite } from "./served.ts";

type Child = ReturnType<typeof startCommand>;
const children: Child[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts `vpce-lab serve` and resolves once it has printed its address. */
async function serving(args: string[] = [], env: Record<string, string> = {}) {
  const child = startCommand(["serve", "--port", "0", "--site", tinySite(), ...args], env);
  children.push(child);
  const written = { text: "" };
  const found = new Promise<URL>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => {
        written.text += part;
        const [address] = /http:\/\/\S+/.exec(written.text) ?? [];
        if (address) resolve(new URL(address));
      });
    }
    child.on("exit", () => reject(new Error(written.text)));
  });
  return { child, url: await found, written };
}

const check = (url: URL, signal?: AbortSignal) =>
  fetch(new URL("/api/check", url), {
    method: "POST",
    headers: { Authorization: `Bearer ${url.searchParams.get("token")}`, "Content-Type": "application/json" },
    body: JSON.stringify({ steps: [], lang: "en" }),
    ...(signal ? { signal } : {}),
  });

describe("vpce-lab serve", () => {
  it.each([
    ["ko", "/", "브라우저에서 이 주소로"],
    ["en", "/en/", "Go to this address in a browser"],
  ])("prints an address in %s that opens", async (lang, path, words) => {
    const { url, written } = await serving(["--lang", lang]);
    expect(written.text).toContain(words);
    expect(url).toMatchObject({ hostname: "127.0.0.1", pathname: path });
    expect((await fetch(url)).status).toBe(200);
  });

  it("checks the AWS account of the environment, and says so when there are no credentials", async () => {
    const { url } = await serving([], { AWS_REGION: "ap-northeast-2" });
    const lines = (await (await check(url)).text()).trimEnd().split("\n");
    const { report } = JSON.parse(lines.at(-1) as string);
    expect(report).toMatchObject({ account: { kind: "aws", region: "ap-northeast-2" } });
    expect(report.steps[0].checks[0]).toMatchObject({ verdict: "unknown", messageId: "runner.NoCredentials" });
  });

  it("says when no Region is configured", async () => {
    const { url } = await serving();
    const answer = JSON.parse(await (await check(url)).text());
    expect(answer).toMatchObject({ type: "error", code: "NotConfigured", message: expect.stringContaining("Region") });
  });

  it("hangs up on AWS when the page goes away, and prints nothing about it", async () => {
    const open = new Set<Socket>();
    const silent = createServer((socket) => {
      open.add(socket.resume());
      socket.on("close", () => open.delete(socket)).on("error", () => {});
    });
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const connected = once(silent, "connection");
    const { port } = silent.address() as AddressInfo;
    const env = { ...someCredentials, AWS_REGION: "us-east-1", AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
    const { url, written } = await serving([], env);
    const before = written.text;
    const page = new AbortController();
    const asked = check(url, page.signal).catch(() => {});
    await connected;
    page.abort();
    await asked;
    await expect.poll(() => open.size, { timeout: 5000 }).toBe(0);
    expect(written.text).toBe(before);
    silent.close();
  });

  it.each(["ko", "en"])("says in %s that a port is in use, and how to choose another", async (lang) => {
    const { url } = await serving();
    const { code, stdout, stderr } = await runCommand([
      ...["serve", "--port", url.port, "--site", tinySite(), "--lang", lang],
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const other = Number(url.port) + 1;
    expect(stderr).toBe(
      lang === "ko"
        ? `vpce-lab: ${url.port} 포트를 이미 쓰고 있습니다. 다른 포트로 여세요: vpce-lab serve --port ${other}\n`
        : `vpce-lab: Port ${url.port} is already in use. Choose another: vpce-lab serve --port ${other}\n`,
    );
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends with 0 on %s, even with a request open", async (signal) => {
    const { child, url } = await serving();
    await (await fetch(url)).text();
    const exited = once(child, "exit");
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  });
});
