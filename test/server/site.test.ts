import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../lab/server/start.ts";
import { ask, serveTiny } from "./served.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await serveTiny();
});
afterAll(() => server.close());

describe("the site", () => {
  it("serves both languages", async () => {
    expect((await ask(server.port, "/")).text).toContain("한국어");
    const english = await ask(server.port, "/en/run-command/?token=x");
    expect(english).toMatchObject({ status: 200, text: "<html>Run a command</html>" });
    expect(english.headers["content-type"]).toBe("text/html; charset=utf-8");
  });

  it("adds the slash that a folder lacks and keeps the query", async () => {
    const { status, headers } = await ask(server.port, "/en/run-command?token=x");
    expect({ status, location: headers.location }).toEqual({ status: 302, location: "/en/run-command/?token=x" });
  });

  it("has a page for what is not there, in the language of the address", async () => {
    expect(await ask(server.port, "/nothing/")).toMatchObject({ status: 404, text: "<html>없음</html>" });
    expect(await ask(server.port, "/en/nothing/")).toMatchObject({ status: 404, text: "<html>nothing</html>" });
  });

  it("compresses text for those who can read it", async () => {
    const plain = await ask(server.port, "/");
    const gzipped = await ask(server.port, "/", { headers: { "Accept-Encoding": "br, gzip" } });
    const refused = await ask(server.port, "/", { headers: { "Accept-Encoding": "gzip;q=0" } });
    expect(plain.headers).not.toHaveProperty("content-encoding");
    expect(refused.headers).not.toHaveProperty("content-encoding");
    expect(gzipped.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
    expect(gunzipSync(gzipped.body).toString("utf8")).toBe(plain.text);
    expect(gzipped.body.length).toBeLessThan(plain.body.length);
  });

  it("lets browsers keep what never changes, and asks them to look again at the rest", async () => {
    const asset = await ask(server.port, "/assets/js/main.1a2b.js");
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const page = await ask(server.port, "/");
    expect(page.headers["cache-control"]).toBe("no-cache");
    const again = await ask(server.port, "/", { headers: { "If-None-Match": String(page.headers.etag) } });
    expect({ status: again.status, length: again.body.length }).toEqual({ status: 304, length: 0 });
  });

  it("answers HEAD without a body", async () => {
    const head = await ask(server.port, "/", { method: "HEAD" });
    expect({ status: head.status, length: head.body.length }).toEqual({ status: 200, length: 0 });
  });
});
