import { CommanderError } from "commander";
import type { Locale } from "../core/locale.ts";
import { usageLine } from "./commander-words.ts";
import { errorLine, exitCodes, UsageError } from "./errors.ts";
import { askedLanguage, chooseLanguage, isLocale } from "./language.ts";
import { createProgram } from "./program.ts";
import { exitWith, toleratesClosedPipe } from "./terminal.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
  ko: { badLanguage: '--lang "{value}": ko나 en을 쓰세요.' },
  en: { badLanguage: '--lang "{value}": use ko or en.' },
});

function checkLanguage(args: readonly string[], locale: Locale): void {
  const asked = askedLanguage(args);
  if (asked !== undefined && !isLocale(asked)) throw new UsageError(texts(locale)("badLanguage", { value: asked }));
}

/** The command whose help fits a mistake. */
function helpFor(args: readonly string[], names: readonly string[]): string {
  const command = args.find((arg) => names.includes(arg));
  return command ? `vpce-lab ${command} --help` : "vpce-lab --help";
}

/** Prints the one line of an error, and where it comes from only to those who ask. Returns its exit code. */
function report({ line, code }: { line: string; code: number }, error: unknown): number {
  process.stderr.write(`vpce-lab: ${line}\n`);
  // The stack and nothing else: what an error holds besides may be a request with its signature.
  if (process.env.VPCE_LAB_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return code;
}

async function run(args: readonly string[], locale: Locale): Promise<number> {
  const program = createProgram(locale);
  try {
    checkLanguage(args, locale);
    await program.parseAsync(args, { from: "user" });
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(errorLine(error, locale), error);
    // Commander throws for help and version too, once they are printed.
    if (error.exitCode === 0 || error.code === "commander.help") return 0;
    const names = program.commands.map((command) => command.name());
    return report({ line: usageLine(error, locale, helpFor(args, names)), code: exitCodes.wrongUsage }, error);
  }
}

toleratesClosedPipe(process.stdout);
toleratesClosedPipe(process.stderr);
const args = process.argv.slice(2);
const locale = chooseLanguage(args, process.env);
process.on("uncaughtException", (error) => process.exit(report(errorLine(error, locale), error)));
await exitWith(await run(args, locale));
