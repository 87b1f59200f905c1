import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { dirname, join } from "node:path";
import { type SimulatedLab, simulatedLab } from "../../lab/accounts/simulated/index.ts";
import { type RunningServer, type StartOptions, startServer } from "../../lab/server/start.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { publishedTemplates } from "../support/templates.ts";

/** What lies beside the site and must never be served. */
export const secret = "not for the browser";

/** A site of a few files, with something secret next to it. */
export function tinySite(): string {
  const parent = tempFolder("site");
  const site = join(parent, "site");
  const files: Record<string, string> = {
    "site/index.html": `<html><script>document.title = "ko"</script><script src="/assets/js/main.1a2b.js"></script>한국어 ${"글 ".repeat(400)}</html>`,
    "site/404.html": "<html>없음</html>",
    "site/en/index.html": "<html>English</html>",
    "site/en/404.html": "<html>nothing</html>",
    "site/en/run-command/index.html": "<html>Run a command</html>",
    "site/assets/js/main.1a2b.js": "console.log(1);\n".repeat(100),
    "site/img/logo.svg": "<svg/>",
    "site/.hidden": secret,
    "secret.txt": secret,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(parent, name)), { recursive: true });
    writeFileSync(join(parent, name), text);
  }
  symlinkSync(join(parent, "secret.txt"), join(site, "link.txt"));
  return site;
}

export const simulated = (): Promise<SimulatedLab> => simulatedLab(publishedTemplates());

/** A server on a free port, over a tiny site and a simulated account unless told otherwise. */
export async function serveTiny(more: Partial<StartOptions> = {}): Promise<RunningServer> {
  return startServer({
    port: 0,
    site: tinySite(),
    scope: { kind: "stack", name: "VpceLab" },
    openAccount: simulated,
    locale: "en",
    ...more,
  });
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

/** One request over a socket, with the path and the headers exactly as given: `fetch` would tidy them up. */
export function ask(
  port: number,
  path: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const whole = Buffer.concat(parts);
        const { statusCode = 0, headers: received } = response;
        resolve({ status: statusCode, headers: received, body: whole, text: whole.toString("utf8") });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
