import type { Locale } from "../../core/locale.ts";
import { type RunningServer, startServer } from "../../server/start.ts";
import { defaultStackName } from "../../steps/lab.ts";
import { UsageError } from "../errors.ts";
import { openAwsAccount } from "../open-aws-account.ts";
import { regionOf, scopeOf } from "../scope-options.ts";
import type { ServeOptions } from "../serve-command.ts";
import { coloursFor } from "../terminal.ts";
import { defineTexts } from "../texts.ts";
import { hasDesktop, openBrowser } from "./open-browser.ts";
import { siteFolder } from "./site-folder.ts";

const texts = defineTexts({
  ko: {
    badPort: '--port "{value}": 0부터 65535까지의 수를 쓰세요.',
    inUse: "{port} 포트를 이미 쓰고 있습니다. 다른 포트로 여세요: {command} --port {other}",
    refused: "{port} 포트를 열 권한이 없습니다. 1024보다 큰 포트를 쓰세요: {command} --port 4600",
    serving: "VPC Endpoint Lab을 열었습니다. 브라우저에서 이 주소로 들어가세요:",
    stop: "끝내려면 Ctrl-C를 누르세요.",
  },
  en: {
    badPort: '--port "{value}": use a number from 0 to 65535.',
    inUse: "Port {port} is already in use. Choose another: {command} --port {other}",
    refused: "No permission to open port {port}. Use one above 1024: {command} --port 4600",
    serving: "VPC Endpoint Lab is open. Go to this address in a browser:",
    stop: "Press Ctrl-C to end.",
  },
});

function portOf(value: string, locale: Locale): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65535) throw new UsageError(texts(locale)("badPort", { value }));
  return port;
}

/** How the reader started it, and would start it again. */
const startedAs = () => (process.env.npm_lifecycle_event === "start" ? "npm start --" : "vpce-lab serve");

function listenError(error: unknown, port: number, locale: Locale): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const command = startedAs();
  if (code === "EADDRINUSE") {
    const other = port < 65535 ? port + 1 : 4600;
    return new UsageError(texts(locale)("inUse", { port, other, command }));
  }
  return code === "EACCES" ? new UsageError(texts(locale)("refused", { port, command })) : error;
}

async function start(options: ServeOptions, locale: Locale): Promise<RunningServer> {
  const port = portOf(options.port, locale);
  const scope = scopeOf(options, locale) ?? { kind: "stack", name: defaultStackName };
  const region = regionOf(options, locale);
  const site = siteFolder(options.site, locale);
  const openAccount = (language: Locale) => openAwsAccount(region, language);
  try {
    return await startServer({ port, site, scope, openAccount, locale });
  } catch (error) {
    throw listenError(error, port, locale);
  }
}

const interrupted = () =>
  new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });

/** Runs `vpce-lab serve` until Ctrl-C and returns its exit code. @throws UsageError */
export async function serveCourse(options: ServeOptions, locale: Locale): Promise<number> {
  const say = texts(locale);
  const server = await start(options, locale);
  const colours = coloursFor(process.stdout);
  const ended = interrupted();
  process.stdout.write(`${say("serving")}\n\n  ${colours.cyan(server.url)}\n\n${say("stop")}\n`);
  if (options.open && hasDesktop()) openBrowser(server.url);
  await ended;
  await server.close();
  return 0;
}
