import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { pagePolicy, strictPolicy } from "./security-headers.ts";

/** A file of the site as it is sent. */
export interface Content {
  type: string;
  policy: string;
  etag: string;
  body: Buffer;
  /** Left out where compressing gains nothing. */
  gzipped?: Buffer;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

const compress = promisify(gzip);

async function load(file: string): Promise<Content> {
  const body = await readFile(file);
  const type = types[extname(file).toLowerCase()] ?? "application/octet-stream";
  const compressible = type.includes("charset") || type.includes("json");
  return {
    type,
    policy: type.startsWith("text/html") ? pagePolicy(body.toString("utf8")) : strictPolicy,
    etag: createHash("sha256").update(body).digest("base64url").slice(0, 27),
    body,
    ...(compressible && body.length > 512 ? { gzipped: await compress(body, { level: 9 }) } : {}),
  };
}

/** Reads and compresses each file once, and again when it has changed on disk. */
export function contentCache(): (file: string) => Promise<Content> {
  const kept = new Map<string, { stamp: string; content: Promise<Content> }>();
  return async (file) => {
    const { mtimeMs, size } = await stat(file);
    const stamp = `${mtimeMs}/${size}`;
    const known = kept.get(file);
    if (known?.stamp === stamp) return known.content;
    const content = load(file);
    kept.set(file, { stamp, content });
    content.catch(() => kept.delete(file));
    return content;
  };
}
