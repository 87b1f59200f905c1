import { oneLine, UsageError } from "../cli/errors.ts";
import { scopeNotFoundLine } from "../cli/scope-not-found.ts";
import { type Account, type Scope, ScopeNotFound } from "../core/account.ts";
import type { Locale } from "../core/locale.ts";
import { runSteps } from "../core/run.ts";
import type { Step } from "../core/step.ts";
import { reportText, stepText } from "../core/text.ts";
import type { CheckRequest } from "./check-request.ts";
import type { Emit } from "./ndjson.ts";
import { serverTexts } from "./texts.ts";

/** Opens the account anew for each run, so that a new sign-in counts. */
export type OpenAccount = (locale: Locale) => Promise<Account>;

async function run(account: Account, scope: Scope, request: CheckRequest, emit: Emit, signal: AbortSignal) {
  const { steps, lang } = request;
  const report = await runSteps(account, scope, steps, {
    signal,
    onArtifact: (name, done, total) => emit({ type: "artifact", name, done, total }),
    onStep: (result) => {
      const step = steps.find(({ id }) => id === result.id) as Step;
      emit({ type: "step", step: stepText(step, result, lang) });
    },
  });
  emit({ type: "report", report: reportText(steps, report, lang) });
}

function errorText(error: unknown, lang: Locale): { code: string; message: string } {
  // What the reader can put right, already in words, e.g. that no Region is configured.
  if (error instanceof UsageError) return { code: "NotConfigured", message: error.message };
  return { code: "Unexpected", message: serverTexts(lang)("Unexpected", { said: oneLine(error) }) };
}

/** Runs the checks and emits what comes of it, an error too. Never rejects. */
export async function runChecks(
  openAccount: OpenAccount,
  defaultScope: Scope,
  request: CheckRequest,
  emit: Emit,
  signal: AbortSignal,
): Promise<void> {
  const { lang, scope = defaultScope } = request;
  try {
    const account = await openAccount(lang);
    await run(account, scope, request, emit, signal).catch(async (error: unknown) => {
      if (!(error instanceof ScopeNotFound)) throw error;
      emit({ type: "error", code: "ScopeNotFound", message: await scopeNotFoundLine(error, account, lang) });
    });
  } catch (error) {
    emit({ type: "error", ...errorText(error, lang) });
  }
}
