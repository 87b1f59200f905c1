import type { ApiCall, KeptValues } from "./api-call.ts";
import type { ArtifactName, Artifacts } from "./artifacts.ts";
import type { Localized } from "./locale.ts";

/** What a fault is injected into. */
export interface Healthy<R extends ArtifactName = ArtifactName> {
  healthy: Artifacts<R>;
  region: string;
}

/** What a fault is mended from: what stood before, what stands now, and what the breaking calls created. */
export interface Broken<R extends ArtifactName = ArtifactName> extends Healthy<R> {
  broken: Artifacts<R>;
  kept: KeptValues;
}

/** An injectable misconfiguration. One file serves the drill, the real lab and the mutation test. */
export interface Fault {
  /** Kebab-case noun, equal to the file name. */
  id: string;
  /** What is wrong, in a few words. */
  title: Localized;
  /** Where the symptom is described: entry of facts.md section 7, e.g. "7.1", where there is one. */
  fact?: string;
  requires: readonly ArtifactName[];
  /** The AWS API calls that break a healthy lab. */
  break(from: Healthy): ApiCall[];
  /** The calls that restore it, from what stood before and what stands now. */
  mend(from: Broken): ApiCall[];
  /** Ids of exactly the checks that it turns red in the complete lab. */
  turnsRed: readonly string[];
  /** The check whose finding is the first cause, and its message. */
  firstCause: { check: string; messageId: string };
}

export function defineFault<R extends ArtifactName>(
  fault: Omit<Fault, "requires" | "break" | "mend"> & {
    requires: readonly R[];
    break(from: Healthy<R>): ApiCall[];
    mend(from: Broken<R>): ApiCall[];
  },
): Fault {
  return fault;
}
