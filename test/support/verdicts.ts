import type { Verdict } from "../../lab/core/check.ts";
import type { Report } from "../../lab/core/result.ts";

/** Check id to verdict, in path order. */
export const verdicts = (report: Report): Record<string, Verdict> =>
  Object.fromEntries(report.steps.flatMap((step) => step.checks.map((check) => [check.id, check.verdict])));

export const idsWith = (report: Report, verdict: Verdict): string[] =>
  report.steps.flatMap((step) => step.checks.filter((check) => check.verdict === verdict).map((check) => check.id));

/** The first cause of the whole report: that of the first step that has one. */
export const firstCause = (report: Report) => report.steps.find((step) => step.firstCause)?.firstCause ?? null;
