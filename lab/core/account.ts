import type { ArtifactName, Artifacts } from "./artifacts.ts";

/** What to look at. Never "the first VPC found". */
export type Scope = { kind: "stack"; name: string } | { kind: "instance"; id: string } | { kind: "vpc"; id: string };

export interface AccountInfo {
  kind: "aws" | "simulated" | "snapshot";
  region: string;
  /** The 12-digit account id, where it is known. */
  id?: string;
}

export interface GatherOptions {
  /** Called once for each artifact as it arrives, in any order. */
  onArtifact?: (name: ArtifactName, done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Where artifacts come from. Checks never see an account, only artifacts. */
export interface Account {
  readonly kind: AccountInfo["kind"];
  readonly region: string;
  /** AWS API calls made so far; 0 where none are made. */
  readonly calls: number;
  /**
   * Gathers artifacts. What cannot be gathered becomes an ArtifactError in the result.
   * @throws ScopeNotFound when the scope names nothing that exists.
   */
  gather<N extends ArtifactName>(names: readonly N[], scope: Scope, options?: GatherOptions): Promise<Artifacts<N>>;
}

/** The scope names a stack, instance or VPC that does not exist in this account and region. */
export class ScopeNotFound extends Error {
  constructor(
    readonly scope: Scope,
    readonly region: string,
  ) {
    super(`${scope.kind} ${scope.kind === "stack" ? scope.name : scope.id} not found in ${region}`);
    this.name = "ScopeNotFound";
  }
}
