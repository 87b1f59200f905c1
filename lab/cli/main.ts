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

async function run(args: readonly string[], locale: Locale): Promise<number> {
  const program = createProgram(locale);
  try {
    checkLanguage(args, locale);
    await program.parseAsync(args, { from: "user" });
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  } catch (error) {
    // Commander throws for help and version too, once they are printed.
    if (error instanceof CommanderError && (error.exitCode === 0 || error.code === "commander.help")) return 0;
    const { line, code } =
      error instanceof CommanderError
        ? {
            line: usageLine(
              error,
              locale,
              helpFor(
                args,
                program.commands.map((command) => command.name()),
              ),
            ),
            code: exitCodes.wrongUsage,
          }
        : errorLine(error, locale);
    process.stderr.write(`vpce-lab: ${line}\n`);
    if (process.env.VPCE_LAB_DEBUG) console.error(error);
    return code;
  }
}

toleratesClosedPipe(process.stdout);
toleratesClosedPipe(process.stderr);
const args = process.argv.slice(2);
await exitWith(await run(args, chooseLanguage(args, process.env)));
