import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { oneLine } from "../cli/errors.ts";
import type { Scope } from "../core/account.ts";
import type { Locale } from "../core/locale.ts";
import { steps } from "../steps/index.ts";
import { parseCheckRequest } from "./check-request.ts";
import { ndjson } from "./ndjson.ts";
import { type OpenAccount, runChecks } from "./run-checks.ts";
import { securityHeaders, strictPolicy } from "./security-headers.ts";
import { siteHandler } from "./site.ts";
import { type ErrorCode, serverTexts } from "./texts.ts";
import { carriesToken } from "./token.ts";

/** What the server is made with. */
export interface AppOptions {
  /** Folder of the built site. */
  site: string;
  token: string;
  /** What the panel looks at unless the reader names something else. */
  scope: Scope;
  openAccount: OpenAccount;
  locale: Locale;
  /** The port that the server listens on; known only once it does. */
  port: () => number;
}

const maxBodyBytes = 16 * 1024;

type Refusal = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 500;

function refuse(context: Context, status: Refusal, code: ErrorCode, locale: Locale): Response {
  const message = serverTexts(locale)(code, { known: steps.map(({ id }) => id).join(", ") });
  return context.json({ type: "error", code, message }, status);
}

const withHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  if (!context.res.headers.has("Content-Security-Policy")) context.header("Content-Security-Policy", strictPolicy);
};

/** A page of another site may have its name point at 127.0.0.1 (DNS rebinding); the Host header gives it away. */
function ownHostOnly({ port, locale }: AppOptions): MiddlewareHandler {
  return async (context, next) => {
    const names = port() === 80 ? ["127.0.0.1", "localhost"] : [];
    const own = [...names, `127.0.0.1:${port()}`, `localhost:${port()}`];
    return own.includes(context.req.header("Host") ?? "") ? next() : refuse(context, 421, "ForeignHost", locale);
  };
}

function readerOnly({ token, locale }: AppOptions): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header("Origin");
    if (origin !== undefined && origin !== `http://${context.req.header("Host")}`) {
      return refuse(context, 403, "ForeignOrigin", locale);
    }
    if (!carriesToken(context.req.header("Authorization"), token)) return refuse(context, 401, "Unauthorized", locale);
    context.header("Cache-Control", "no-store");
    return next();
  };
}

function checkHandler({ openAccount, scope, locale }: AppOptions) {
  return async (context: Context) => {
    if (!/^application\/json\s*(;|$)/i.test(context.req.header("Content-Type") ?? "")) {
      return refuse(context, 415, "NotJson", locale);
    }
    let body: unknown;
    try {
      body = JSON.parse(await context.req.text());
    } catch (error) {
      // The body limit ends an oversized stream with an error of its own, which must reach it.
      if (!(error instanceof SyntaxError)) throw error;
      return refuse(context, 400, "NotJson", locale);
    }
    const request = parseCheckRequest(body);
    if ("refused" in request) return refuse(context, 400, request.refused, request.lang ?? locale);
    const lines = ndjson((emit, signal) => runChecks(openAccount, scope, request, emit, signal));
    return context.body(lines, 200, { "Content-Type": "application/x-ndjson", "X-Accel-Buffering": "no" });
  };
}

/** Where the account looks when nothing says otherwise; null when not even that is configured. */
async function regionOf(openAccount: OpenAccount, locale: Locale): Promise<string | null> {
  try {
    return (await openAccount(locale)).region;
  } catch {
    return null;
  }
}

/** The site and the check API, without a port. */
export function createApp(options: AppOptions): Hono {
  const { locale, scope, openAccount } = options;
  const app = new Hono();
  app.use(withHeaders, ownHostOnly(options));
  app.use("/api/*", readerOnly(options));
  app.get("/api/session", async (context) => context.json({ scope, region: await regionOf(openAccount, locale) }));
  app.post(
    "/api/check",
    bodyLimit({ maxSize: maxBodyBytes, onError: (context) => refuse(context, 413, "TooLarge", locale) }),
    checkHandler(options),
  );
  app.all("/api/*", (context) => refuse(context, 404, "NotFound", locale));
  app.get("*", siteHandler(options.site));
  app.notFound((context) => refuse(context, 405, "NotAllowed", locale));
  app.onError((error, context) => {
    const message = serverTexts(locale)("Unexpected", { said: oneLine(error) });
    return context.json({ type: "error", code: "Unexpected", message }, 500);
  });
  return app;
}
