import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const folder = fileURLToPath(new URL("../../.venv/", import.meta.url));
const stamp = `${folder}requirements.sha256`;

/** The virtual environment cannot be made on this machine. The message is one line for the reader. */
export class VenvError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "VenvError";
  }
}

const wanted = () => createHash("sha256").update(readFileSync(requirements)).digest("hex");
const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted();

interface Failed {
  code?: string | number;
  stdout?: string;
  stderr?: string;
}

const lastLine = ({ stdout, stderr }: Failed) => `${stdout ?? ""}\n${stderr ?? ""}`.trim().split("\n").at(-1) ?? "";

async function make(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await run("python3", ["-m", "venv", folder]).catch((error: Failed) => {
    if (error.code === "ENOENT")
      throw new VenvError("python3 is not installed: the tests against the emulator need it");
    const without = /ensurepip/.test(`${error.stdout}${error.stderr}`);
    throw new VenvError(
      without
        ? "python3 has no ensurepip: install the package python3-venv"
        : `python3 -m venv failed: ${lastLine(error)}`,
      { cause: error },
    );
  });
  const pip = ["install", "--quiet", "--disable-pip-version-check", "--requirement", requirements];
  await run(`${folder}bin/pip`, pip).catch((error: Failed) => {
    throw new VenvError(`pip could not install test/emulator/requirements.txt: ${lastLine(error)}`, { cause: error });
  });
  writeFileSync(stamp, wanted());
}

/**
 * The `bin` folder of the project's own Python environment, `.venv`; made anew when it is missing or
 * requirements.txt has changed since, which takes about a minute.
 * @throws VenvError
 */
export async function venvBin(): Promise<string> {
  if (!isCurrent()) await make();
  return `${folder}bin`;
}
