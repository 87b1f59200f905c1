import type { AccountInfo, Scope } from "./account.ts";
import type { ApiCall } from "./api-call.ts";
import type { Evidence, Finding, Verdict } from "./check.ts";
import type { Params } from "./locale.ts";

/** A finding with its check's id. Text is made at the edge (`text.ts`). */
export interface CheckResult extends Finding {
  id: string;
  params: Params;
  resources: string[];
  evidence: Evidence[];
  mend: ApiCall[];
}

export interface StepResult {
  id: string;
  verdict: Verdict;
  /** The first check, in path order, that fails; null when none does. */
  firstCause: CheckResult | null;
  checks: CheckResult[];
}

export interface Report {
  account: AccountInfo;
  scope: Scope;
  /** The last step that was checked. */
  through: string;
  /** AWS API calls that this report cost. */
  calls: number;
  steps: StepResult[];
}

const severity: readonly Verdict[] = ["notApplicable", "pass", "pending", "unknown", "fail"];

/** The verdict that outweighs the others: fail, then unknown, pending, pass, notApplicable. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((a, b) => (severity.indexOf(b) > severity.indexOf(a) ? b : a), "notApplicable");
}

/** 0 all pass, 1 a check failed, 3 cannot tell (unknown or pending). 2 is for wrong usage. */
export function exitCode(report: Report): 0 | 1 | 3 {
  const verdict = worst(report.steps.map((step) => step.verdict));
  return verdict === "fail" ? 1 : verdict === "unknown" || verdict === "pending" ? 3 : 0;
}
