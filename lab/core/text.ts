import type { Check } from "./check.ts";
import { cliText } from "./cli-text.ts";
import { fill, type Locale } from "./locale.ts";
import type { CheckResult, Report, StepResult } from "./result.ts";
import { runnerMessages } from "./runner-messages.ts";
import type { Step } from "./step.ts";

/** A check result as readers and programs get it: message and commands as text. */
export interface CheckText extends Omit<CheckResult, "mend" | "params"> {
  title: string;
  message: string;
  /** AWS CLI commands to paste into bash, in order. */
  mend: string[];
}

export interface StepText extends Omit<StepResult, "checks" | "firstCause"> {
  title: string;
  /** `check` is the id of the failing check. */
  firstCause: { check: string; messageId: string; message: string; resources: string[] } | null;
  checks: CheckText[];
}

export interface ReportText extends Omit<Report, "steps"> {
  steps: StepText[];
}

/** The sentence of a result in one language. */
export function messageOf(check: Check, result: CheckResult, locale: Locale): string {
  const template: string | undefined =
    check.messages[locale][result.messageId] ?? (runnerMessages[locale] as Record<string, string>)[result.messageId];
  if (template === undefined) throw new Error(`${check.id} has no message ${result.messageId} in ${locale}`);
  return fill(template, result.params);
}

function checkText(check: Check, result: CheckResult, locale: Locale): CheckText {
  const { params: _, mend, ...rest } = result;
  return {
    ...rest,
    title: check.title[locale],
    message: messageOf(check, result, locale),
    mend: mend.map(cliText),
  };
}

/** A step's result in one language. */
export function stepText(step: Step, result: StepResult, locale: Locale): StepText {
  const checks = step.checks.map((check, at) => checkText(check, result.checks[at] as CheckResult, locale));
  const cause = result.firstCause && checks.find((check) => check.id === result.firstCause?.id);
  return {
    id: result.id,
    title: step.title[locale],
    verdict: result.verdict,
    firstCause: cause
      ? { check: cause.id, messageId: cause.messageId, message: cause.message, resources: cause.resources }
      : null,
    checks,
  };
}

/** A report in one language: the JSON of `vpce-lab check --json`. `steps` are the steps that it was made from. */
export function reportText(steps: readonly Step[], report: Report, locale: Locale): ReportText {
  return {
    ...report,
    steps: report.steps.map((result) => {
      const step = steps.find(({ id }) => id === result.id) as Step;
      return stepText(step, result, locale);
    }),
  };
}
