import { createHash } from "node:crypto";

/** On every answer. The referrer policy keeps the token in the first address from leaving with a link. */
export const securityHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/** For everything that is no page. */
export const strictPolicy = "default-src 'none'; frame-ancestors 'none'";

const inlineScript = /<script(?![^>]*\bsrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi;

const hashSource = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/**
 * The content security policy of one page: scripts from this server, and the inline ones that the page was built with,
 * by their hash. Inline styles stay allowed: Docusaurus colours code with them.
 */
export function pagePolicy(html: string): string {
  const scripts = [...html.matchAll(inlineScript)].map(([, script = ""]) => script).filter((script) => script !== "");
  return [
    "default-src 'self'",
    ["script-src 'self'", ...new Set(scripts.map(hashSource))].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
