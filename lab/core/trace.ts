import type { ArtifactError, ArtifactName } from "./artifacts.ts";
import type { Evidence } from "./check.ts";

/** Who talks to what, over TCP. */
export interface Flow {
  /** Instance id. */
  from: string;
  host: string;
  port: number;
}

/** The links of a path, in the order in which a packet and its answer meet them (facts 6.7). */
export const hopKinds = [
  "name",
  "instance-egress",
  "route",
  "client-acl-out",
  "endpoint-acl-in",
  "endpoint-group-in",
  "endpoint-acl-out",
  "client-acl-in",
  "endpoint-state",
] as const;
export type HopKind = (typeof hopKinds)[number];

export type HopOutcome = "forwarded" | "blocked" | "insufficientInfo";

export interface Hop {
  kind: HopKind;
  outcome: HopOutcome;
  /** Id of the AWS object that decided. */
  object: string;
  /** Reachability Analyzer's explanation code, where one fits. */
  code?: string;
  /** Why, in words a program can branch on, e.g. `noRule`. */
  why: string;
  /** The rule that decided, or the rules among which none fits, as AWS gave them. */
  evidence: Evidence[];
  /** The artifact that would have decided and could not be gathered. */
  unseen?: { artifact: ArtifactName; reason: ArtifactError };
}

export type Disposition = "delivered" | "blocked" | "insufficientInfo";

export interface Trace {
  flow: Flow;
  /** Which way the name sends the packet. */
  via: "endpoint" | "internet" | "elsewhere" | "nowhere";
  /** Id of the endpoint, where the way is one. */
  endpointId?: string;
  hops: Hop[];
  disposition: Disposition;
}
