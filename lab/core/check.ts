import type { Instance } from "@aws-sdk/client-ec2";
import type { Scope } from "./account.ts";
import type { ApiCall } from "./api-call.ts";
import type { ArtifactName, Artifacts } from "./artifacts.ts";
import type { Locale, Localized, Params } from "./locale.ts";
import type { Trace } from "./trace.ts";

/**
 * - pending: AWS is still working; look again later.
 * - unknown: we could not see. Never a fail, never a pass.
 * - notApplicable: the question does not arise here, e.g. the need is met another way.
 */
export type Verdict = "pass" | "fail" | "pending" | "unknown" | "notApplicable";

/** What AWS said, cut down to the part that decided. */
export interface Evidence {
  from: ArtifactName;
  id: string;
  value: unknown;
}

/** What `evaluate` returns; the text is made at the edge from messageId and params. */
export interface Finding<M extends string = string> {
  verdict: Verdict;
  messageId: M;
  params?: Params;
  /** Ids of the AWS objects this is about, the deciding one first. */
  resources?: string[];
  evidence?: Evidence[];
  /** The paths walked for this finding. */
  traces?: Trace[];
  /** API calls that mend it, in order. */
  mend?: ApiCall[];
}

export interface CheckContext<R extends ArtifactName> {
  artifacts: Artifacts<R>;
  region: string;
  scope: Scope;
}

interface CheckBase<R extends ArtifactName, M extends string> {
  /** Kebab-case noun, equal to the file name. */
  id: string;
  title: Localized;
  /** Every artifact `evaluate` may look at. One that it needs and that is missing makes the verdict `unknown`. */
  requires: readonly R[];
  messages: Record<Locale, Record<M, string>>;
}

/** Asked once for the scope. */
export interface ScopeCheck<R extends ArtifactName = ArtifactName, M extends string = string> extends CheckBase<R, M> {
  about: "scope";
  evaluate(context: CheckContext<R>): Finding<M>;
}

/** Asked for every instance in scope; the worst finding counts. */
export interface InstanceCheck<R extends ArtifactName = ArtifactName, M extends string = string>
  extends CheckBase<R, M> {
  about: "instance";
  evaluate(context: CheckContext<R>, instance: Instance): Finding<M>;
}

export type Check = ScopeCheck | InstanceCheck;

/** Types a check against its own requires and messages, and returns it as a plain object. */
export function defineCheck<R extends ArtifactName, M extends string>(check: ScopeCheck<R, M>): Check;
export function defineCheck<R extends ArtifactName, M extends string>(check: InstanceCheck<R, M>): Check;
export function defineCheck(check: unknown): Check {
  return check as Check;
}
