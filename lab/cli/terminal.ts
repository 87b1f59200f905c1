import pico from "picocolors";
import { exitCodes } from "./errors.ts";

export type Colours = ReturnType<typeof pico.createColors>;

interface Stream {
  isTTY?: boolean;
}

/** Colour on a terminal only, unless NO_COLOR or FORCE_COLOR says otherwise (no-color.org, force-color.org). */
export function hasColour(stream: Stream, environment: NodeJS.ProcessEnv = process.env): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0";
  return stream.isTTY === true && environment.TERM !== "dumb";
}

export const coloursFor = (stream: Stream): Colours => pico.createColors(hasColour(stream));

/** One line on the terminal that overwrites itself and leaves nothing behind. Silent in a pipe. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || process.env.TERM === "dumb") return { show: () => {}, clear: () => {} };
  const clear = () => stream.write("\r\u001b[2K");
  return { show: (text) => stream.write(`\r\u001b[2K${text}`), clear };
}

/** Reading less than everything, as `| head` does, is no error. */
export function toleratesClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? undefined : exitCodes.cannotTell);
  });
}

/** Ends the process once everything written has left: connections that are still open must not hold it up. */
export async function exitWith(code: number): Promise<never> {
  process.exitCode = code;
  const drained = (stream: NodeJS.WriteStream) => new Promise((resolve) => stream.write("", resolve));
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit(code);
}
