import type { Instance } from "@aws-sdk/client-ec2";
import type { Account, GatherOptions, Scope } from "./account.ts";
import { type ArtifactName, type Artifacts, maybe, need, Unseen } from "./artifacts.ts";
import type { Check, CheckContext, Finding, InstanceCheck } from "./check.ts";
import { type CheckResult, type Report, type StepResult, worst } from "./result.ts";
import type { Step } from "./step.ts";

function unseen(error: Unseen): Finding {
  const { reason, artifact } = error;
  return {
    verdict: "unknown",
    messageId: `runner.${reason.error}`,
    params: { action: reason.action, said: reason.message, artifact },
  };
}

function guarded(evaluate: () => Finding): Finding {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof Unseen) return unseen(error);
    // A check that throws has met an answer it does not understand: that is our gap, not the reader's fault.
    return { verdict: "unknown", messageId: "runner.odd", params: { said: (error as Error).message } };
  }
}

function perInstance(check: InstanceCheck, context: CheckContext<ArtifactName>): Finding {
  const instances = need(context.artifacts, "instances");
  if (instances.length === 0) return { verdict: "notApplicable", messageId: "runner.noInstance" };
  const findings = instances.map((instance: Instance) => guarded(() => check.evaluate(context, instance)));
  const verdict = worst(findings.map((finding) => finding.verdict));
  return findings.find((finding) => finding.verdict === verdict) as Finding;
}

/** Evaluates one check on gathered artifacts. Pure; never throws. */
export function runCheck(check: Check, context: CheckContext<ArtifactName>): CheckResult {
  const finding = guarded(() => (check.about === "instance" ? perInstance(check, context) : check.evaluate(context)));
  return { params: {}, resources: [], evidence: [], mend: [], ...finding, id: check.id };
}

function runStep(step: Step, context: CheckContext<ArtifactName>): StepResult {
  const checks = step.checks.map((check) => runCheck(check, context));
  return {
    id: step.id,
    verdict: worst(checks.map((check) => check.verdict)),
    firstCause: checks.find((check) => check.verdict === "fail") ?? null,
    checks,
  };
}

/** Every artifact that the steps' checks look at, each once. */
export function requiredArtifacts(steps: readonly Step[]): ArtifactName[] {
  const names = steps.flatMap((step) => step.checks.flatMap((check) => check.requires));
  return [...new Set<ArtifactName>(["callerIdentity", "instances", ...names])];
}

/** Evaluates steps on artifacts that are already gathered. Pure. */
export function evaluateSteps(
  steps: readonly Step[],
  artifacts: Artifacts,
  about: { region: string; scope: Scope },
): StepResult[] {
  return steps.map((step) => runStep(step, { artifacts, ...about }));
}

/**
 * Gathers what the steps need and runs their checks, earlier steps first.
 * @throws ScopeNotFound when the scope names nothing that exists.
 */
export async function runSteps(
  account: Account,
  scope: Scope,
  steps: readonly Step[],
  options: GatherOptions & { onStep?: (result: StepResult) => void } = {},
): Promise<Report> {
  const before = account.calls;
  const artifacts = (await account.gather(requiredArtifacts(steps), scope, options)) as Artifacts;
  const results = steps.map((step) => {
    const [result] = evaluateSteps([step], artifacts, { region: account.region, scope });
    options.onStep?.(result as StepResult);
    return result as StepResult;
  });
  const id = maybe(artifacts, "callerIdentity")?.Account;
  return {
    account: { kind: account.kind, region: account.region, ...(id ? { id } : {}) },
    scope,
    through: steps.at(-1)?.id ?? "",
    calls: account.calls - before,
    steps: results,
  };
}
