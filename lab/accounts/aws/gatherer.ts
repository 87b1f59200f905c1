import type { Scope } from "../../core/account.ts";
import type { ArtifactName, ArtifactTypes } from "../../core/artifacts.ts";
import type { AwsClients } from "./clients.ts";

/** What a gatherer works with, for one gather. */
export interface Run<Needs extends ArtifactName = never> {
  scope: Scope;
  region: string;
  aws: AwsClients;
  /** The second argument of every call, and the third of every paginator. */
  options: { abortSignal: AbortSignal };
  /** Names of AWS managed policies whose documents need not be read. */
  knownPolicies: readonly string[];
  /** Another artifact; each is fetched once a gather. @throws CallFailure when it could not be. */
  get<N extends Needs>(name: N): Promise<ArtifactTypes[N]>;
}

/** Fetches one artifact. The IAM policy that readers need is made from `actions` and `needs`. */
export interface Gatherer<N extends ArtifactName = ArtifactName, Needs extends ArtifactName = ArtifactName> {
  artifact: N;
  /** Every artifact that `gather` asks for, whichever the scope. */
  needs: readonly Needs[];
  /** The IAM actions of the calls that `gather` itself makes. */
  actions: readonly string[];
  /**
   * @throws CallFailure when AWS refuses or cannot be understood.
   * @throws ScopeNotFound when the scope names nothing that exists.
   */
  gather(run: Run<Needs>): Promise<ArtifactTypes[N]>;
}

/** Types a gatherer: it can get only what it says it needs. */
export const defineGatherer = <N extends ArtifactName, Needs extends ArtifactName = never>(
  gatherer: Gatherer<N, Needs>,
): Gatherer<N, Needs> => gatherer;
