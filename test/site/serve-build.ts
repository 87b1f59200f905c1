import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** Where `npm run build` puts the site; SITE_DIR tries another build. */
export const buildFolder = process.env.SITE_DIR ?? fileURLToPath(new URL("../../build/", import.meta.url));

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
};

export interface SiteServer {
  origin: string;
  /** Answers `/api/…` the way a test wants it; without one there is no such path, as on a public host. */
  api: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  close(): Promise<void>;
}

async function send(path: string, response: ServerResponse): Promise<void> {
  // No way out of the folder: `normalize` on an absolute path cannot climb above it.
  const asked = join(buildFolder, normalize(decodeURIComponent(path)));
  const file = asked.endsWith("/") ? `${asked}index.html` : asked;
  try {
    const body = await readFile(file);
    const type = types[extname(file)] ?? "application/octet-stream";
    const head = { "Content-Type": type, "Cache-Control": "no-store" };
    if (!type.includes("charset") && type !== "image/svg+xml") response.writeHead(200, head).end(body);
    else response.writeHead(200, { ...head, "Content-Encoding": "gzip" }).end(gzipSync(body, { level: 9 }));
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
  }
}

/** Serves the built site on a free port of 127.0.0.1, gzipped as hosts do. @throws Error when it is not built. */
export async function serveBuild(): Promise<SiteServer> {
  if (!existsSync(join(buildFolder, "index.html"))) {
    throw new Error(`There is no built site in ${buildFolder}: run \`npm run build\` first.`);
  }
  const site: SiteServer = { origin: "", api: null, close: async () => {} };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (pathname.startsWith("/api/") && site.api) site.api(request, response);
    else void send(pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  site.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return site;
}
