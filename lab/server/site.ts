import type { Context } from "hono";
import type { Locale } from "../core/locale.ts";
import { strictPolicy } from "./security-headers.ts";
import { type Content, contentCache } from "./site-content.ts";
import { findFile } from "./site-files.ts";
import { serverTexts } from "./texts.ts";

/** Docusaurus names what it builds after its content, so these never change under one address. */
const isHashed = (pathname: string) => /^(\/en)?\/assets\//.test(pathname);

const languageOfPath = (pathname: string): Locale => (/^\/en(\/|$)/.test(pathname) ? "en" : "ko");

/** Whether Accept-Encoding names gzip and does not refuse it (`gzip;q=0`). */
const acceptsGzip = (header = ""): boolean =>
  header.split(",").some((part) => /^\s*gzip\s*(;|$)/i.test(part) && !/;\s*q=0(\.0*)?\s*$/i.test(part));

function send(context: Context, content: Content, status: 200 | 404): Response {
  const gzipped = acceptsGzip(context.req.header("Accept-Encoding")) ? content.gzipped : undefined;
  const etag = `"${content.etag}${gzipped ? "-gzip" : ""}"`;
  const immutable = status === 200 && isHashed(context.req.path);
  const headers: Record<string, string> = {
    "Content-Type": content.type,
    "Content-Security-Policy": content.policy,
    "Cache-Control": immutable ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  const known = context.req.header("If-None-Match")?.split(/\s*,\s*/) ?? [];
  if (status === 200 && known.some((each) => each.replace(/^W\//, "") === etag)) {
    return context.body(null, 304, headers);
  }
  if (gzipped) headers["Content-Encoding"] = "gzip";
  const body = new Uint8Array(gzipped ?? content.body);
  return context.body(body, status, headers);
}

/** Answers requests for pages and files from the site's folder. */
export function siteHandler(folder: string): (context: Context) => Promise<Response> {
  const contentOf = contentCache();
  const notFound = async (context: Context, pathname: string) => {
    const language = languageOfPath(pathname);
    const page = await findFile(folder, language === "en" ? "/en/404.html" : "/404.html");
    if (page && "file" in page) return send(context, await contentOf(page.file), 404);
    const plain = serverTexts(language)("NotFound");
    return context.text(plain, 404, { "Content-Security-Policy": strictPolicy });
  };
  return async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const found = await findFile(folder, pathname);
    if (!found) return notFound(context, pathname);
    if ("redirect" in found) return context.redirect(found.redirect + search, 302);
    return send(context, await contentOf(found.file), 200);
  };
}
