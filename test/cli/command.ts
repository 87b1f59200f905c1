import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../lab/bin/vpce-lab.mjs", import.meta.url));

/** What a run of the command left. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A reader's environment with nothing in it: no AWS configuration, no language, no colour. */
export function bareEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: mkdtempSync(join(tmpdir(), "vpce-lab-home-")),
    AWS_EC2_METADATA_DISABLED: "true",
    LANG: "C.UTF-8",
    ...more,
  };
}

/** Credentials that nothing here verifies. */
export const someCredentials = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "example" };

/** Starts the built command. */
export const startCommand = (args: readonly string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, [bin, ...args], { env: bareEnvironment(env), stdio: ["ignore", "pipe", "pipe"] });

/** Runs the built command to its end. */
export function runCommand(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = startCommand(args, env);
  const text = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text.stdout += part;
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    text.stderr += part;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...text }));
  });
}

/** Something in the place of AWS: answers every call alike. */
export async function standIn(answer: (response: ServerResponse) => void): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Answers as AWS does when credentials have expired, in the XML of most services. */
export function answerExpired(response: ServerResponse): void {
  response.writeHead(403, { "Content-Type": "text/xml" });
  response.end(
    "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>",
  );
}
