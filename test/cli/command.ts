import { spawn } from "node:child_process";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { tempFolder } from "../support/temp-folder.ts";

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
    HOME: tempFolder("home"),
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

/** Something in the place of AWS. `body` is the request's: the query services name their operation in it. */
export async function standIn(
  answer: (response: ServerResponse, body: string) => void,
): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => answer(response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Answers with the XML of an error. */
export function answerError(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { "Content-Type": "text/xml" });
  response.end(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  );
}

/** Answers as AWS does when credentials have expired. */
export const answerExpired = (response: ServerResponse): void =>
  answerError(response, 403, "ExpiredToken", "The security token included in the request is expired");

/** Answers as an AWS account in which there is no such stack. */
export function answerNoStack(response: ServerResponse, body: string): void {
  if (!body.includes("Action=GetCallerIdentity")) {
    answerError(response, 400, "ValidationError", "Stack with id VpceLab does not exist");
    return;
  }
  response.writeHead(200, { "Content-Type": "text/xml" });
  response.end(
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
  );
}
