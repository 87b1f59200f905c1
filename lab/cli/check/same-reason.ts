import type { ReportText } from "../../core/text.ts";

// These say the same of every call, though each names its own action.
const aboutTheAccount = ["runner.NoCredentials", "runner.Expired", "runner.Unreachable", "runner.Throttled"];

/** The one sentence that explains a report in which every check is unknown for the same reason; else undefined. */
export function sameReason({ steps }: ReportText): string | undefined {
  const checks = steps.flatMap((step) => step.checks);
  const [first] = checks;
  if (!first || checks.some((check) => check.verdict !== "unknown")) return undefined;
  const alike = aboutTheAccount.includes(first.messageId)
    ? checks.every((check) => check.messageId === first.messageId)
    : checks.every((check) => check.message === first.message);
  return alike ? first.message : undefined;
}
