import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../lab/server/start.ts";
import { ask, secret, serveTiny } from "./served.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await serveTiny();
});
afterAll(() => server.close());

const json = { "Content-Type": "application/json" };
const withToken = () => ({ Authorization: `Bearer ${server.token}` });
const check = (headers: object, body = '{"steps":[],"lang":"en"}') =>
  ask(server.port, "/api/check", { method: "POST", headers: { ...headers }, body });

describe("where it listens", () => {
  it("is 127.0.0.1 and no other address of this computer", async () => {
    const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const other = others.find((each) => each.family === "IPv4" && !each.internal);
    if (!other) return;
    const outcome = await new Promise((resolve) => {
      const socket = connect({ host: other.address, port: server.port, timeout: 2000 });
      for (const event of ["connect", "error", "timeout"]) socket.once(event, () => resolve(event));
    });
    expect(outcome).not.toBe("connect");
  });
});

describe("Host", () => {
  it.each(["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"])("refuses %s", async (host) => {
    for (const path of ["/", "/api/session", "/assets/js/main.1a2b.js"]) {
      const { status, text } = await ask(server.port, path, { headers: { Host: host, ...withToken() } });
      expect(status).toBe(421);
      expect(JSON.parse(text)).toMatchObject({ code: "ForeignHost" });
    }
  });

  it("answers to localhost as well", async () => {
    expect((await ask(server.port, "/", { headers: { Host: `localhost:${server.port}` } })).status).toBe(200);
  });
});

describe("Origin", () => {
  it.each(["https://evil.example", "null", "http://127.0.0.1:1"])("refuses %s", async (origin) => {
    const { status, text } = await check({ ...json, ...withToken(), Origin: origin });
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ code: "ForeignOrigin" });
  });

  it("allows its own, and never names another in CORS headers", async () => {
    const answer = await check({ ...json, ...withToken(), Origin: `http://127.0.0.1:${server.port}` });
    expect(answer.status).toBe(200);
    const headers = { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" };
    const preflight = await ask(server.port, "/api/check", { method: "OPTIONS", headers });
    expect(preflight.status).toBe(403);
    expect(preflight.headers).not.toHaveProperty("access-control-allow-origin");
  });
});

describe("token", () => {
  it("is new at each start, and 32 bytes long", async () => {
    const other = await serveTiny();
    await other.close();
    expect(other.token).not.toBe(server.token);
    expect(Buffer.from(server.token, "base64url")).toHaveLength(32);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/en/?token=${server.token}`);
  });

  it("is needed by the API and by no page", async () => {
    const wrong = [{}, { Authorization: "Bearer wrong" }, { Authorization: server.token }];
    for (const headers of wrong) {
      expect((await ask(server.port, "/api/session", { headers })).status).toBe(401);
      expect((await check({ ...json, ...headers })).status).toBe(401);
    }
    expect((await ask(server.port, `/api/session?token=${server.token}`)).status).toBe(401);
    expect((await ask(server.port, "/")).status).toBe(200);
  });
});

describe("requests to check", () => {
  it.each([
    ["no JSON type", { "Content-Type": "text/plain" }, '{"steps":[],"lang":"en"}', 415, "NotJson"],
    ["no JSON", json, "{", 400, "NotJson"],
    ["an array", json, "[]", 400, "BadRequest"],
    ["no language", json, '{"steps":[]}', 400, "BadRequest"],
    ["another language", json, '{"steps":[],"lang":"fr"}', 400, "BadRequest"],
    ["steps that are no list", json, '{"steps":"run-command","lang":"en"}', 400, "BadRequest"],
    ["an unknown step", json, '{"steps":["../../etc/passwd"],"lang":"en"}', 400, "UnknownStep"],
    ["a malformed scope", json, '{"steps":[],"lang":"en","scope":{"kind":"vpc","id":"x; rm"}}', 400, "BadScope"],
    ["an oversized body", json, `{"steps":[],"lang":"en","pad":"${"x".repeat(17_000)}"}`, 413, "TooLarge"],
  ])("refuses %s", async (_, headers, body, status, code) => {
    const answer = await check({ ...headers, ...withToken() }, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ type: "error", code, message: expect.stringMatching(/^.+$/) });
  });

  it("refuses an oversized body of unknown length", async () => {
    const headers = { ...json, ...withToken(), "Transfer-Encoding": "chunked" };
    expect((await check(headers, " ".repeat(17_000))).status).toBe(413);
  });

  it("says no in the language of the request", async () => {
    const { text } = await check({ ...json, ...withToken() }, '{"steps":["x"],"lang":"ko"}');
    expect(JSON.parse(text).message).toMatch(/^없는 단계입니다/);
  });

  it("knows no other address", async () => {
    expect((await ask(server.port, "/api/anything", { headers: withToken() })).status).toBe(404);
    expect((await ask(server.port, "/", { method: "POST" })).status).toBe(405);
  });
});

describe("paths", () => {
  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "//../secret.txt",
    "/link.txt",
    "/.hidden",
    "/index.html%00.txt",
    "/%ff",
  ])("%s leads nowhere", async (path) => {
    const { status, text } = await ask(server.port, path);
    expect(status).toBe(404);
    expect(text).not.toContain(secret);
  });

  it("never redirects to another host", async () => {
    const { headers } = await ask(server.port, "//evil.example/..%2fen");
    expect(headers.location ?? "/").toMatch(/^\/(?!\/)/);
    expect((await ask(server.port, "//en")).headers.location ?? "/").toMatch(/^\/(?!\/)/);
  });
});

describe("headers", () => {
  it.each(["/", "/nothing", "/api/session", "/assets/js/main.1a2b.js"])("protect %s", async (path) => {
    const { headers } = await ask(server.port, path);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
  });

  it("allow a page's own inline script by its hash only", async () => {
    const { headers } = await ask(server.port, "/");
    const scripts = /script-src ([^;]*)/.exec(String(headers["content-security-policy"]))?.[1];
    expect(scripts).toMatch(/^'self' 'sha256-[\w+/]{43}='$/);
  });
});
