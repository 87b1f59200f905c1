import { type Account, type Scope, ScopeNotFound } from "../../core/account.ts";
import type { Locale } from "../../core/locale.ts";
import { exitCode, type Report } from "../../core/result.ts";
import { runSteps } from "../../core/run.ts";
import type { Step } from "../../core/step.ts";
import { reportText } from "../../core/text.ts";
import type { CheckOptions } from "../check-command.ts";
import { exitCodes, UsageError } from "../errors.ts";
import { stepsToCheck } from "../known-names.ts";
import { scopeNotFoundLine } from "../scope-not-found.ts";
import { coloursFor, type Progress, progressOn } from "../terminal.ts";
import { defineTexts } from "../texts.ts";
import { chooseAccount } from "./choose-account.ts";
import { humanReport } from "./human-report.ts";

const texts = defineTexts({
  ko: { looking: "살펴보는 중 {done}/{total} {name}" },
  en: { looking: "Looking {done}/{total} {name}" },
});

/** Ctrl-C stops the run, leaves no half-written line and ends as a shell expects. */
function endOnInterrupt(progress: Progress): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    progress.clear();
    controller.abort();
    process.exit(exitCodes.interrupted);
  });
  return controller.signal;
}

async function look(account: Account, scope: Scope, steps: readonly Step[], locale: Locale): Promise<Report> {
  const progress = progressOn(process.stderr);
  try {
    return await runSteps(account, scope, steps, {
      signal: endOnInterrupt(progress),
      onArtifact: (name, done, total) => progress.show(texts(locale)("looking", { done, total, name })),
    });
  } catch (error) {
    if (!(error instanceof ScopeNotFound)) throw error;
    throw new UsageError(await scopeNotFoundLine(error, account, locale));
  } finally {
    progress.clear();
  }
}

/** Runs `vpce-lab check` and returns its exit code. @throws UsageError */
export async function check(ids: readonly string[], options: CheckOptions, locale: Locale): Promise<number> {
  const steps = stepsToCheck(ids, locale);
  const { account, scope } = await chooseAccount(options, locale);
  const report = await look(account, scope, steps, locale);
  const text = reportText(steps, report, locale);
  const output = options.json
    ? `${JSON.stringify(text, null, 2)}\n`
    : humanReport(text, {
        locale,
        colours: coloursFor(process.stdout),
        ...(options.region ? { askedRegion: options.region } : {}),
      });
  process.stdout.write(output);
  return exitCode(report);
}
