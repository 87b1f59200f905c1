import type { Instance, VpcEndpoint } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { type Artifacts, Unseen } from "../../core/artifacts.ts";
import type { CheckContext, Finding, Verdict } from "../../core/check.ts";
import type { Hop, HopKind, Trace } from "../../core/trace.ts";
import { clientOf, endpointsFor } from "../../network/endpoints.ts";
import { resolveService } from "../../network/names.ts";
import { endpointHops, pathArtifacts, traceService } from "../../network/trace.ts";
import { isLabVpc } from "../lab.ts";
import { isOnline, managedNode } from "../managed-node.ts";

/** The services that SSM Agent needs; `ec2messages` is optional or not offered (facts 1.1, 1.2). */
export const agentServices = ["ssm", "ssmmessages"] as const;

/** What a check of the agent's path may look at. */
export const agentPathArtifacts = ["instances", "managedNodes", ...pathArtifacts] as const;
export type AgentPathContext = CheckContext<(typeof agentPathArtifacts)[number]>;

/** How the agent gets to one service, and the endpoint that should carry it. */
export interface ServicePath {
  service: string;
  trace: Trace;
  /** The endpoint that the name leads to, else the one here that ought to be. */
  endpoint?: VpcEndpoint;
  /**
   * The service is reached without an endpoint of this VPC, and that is no fault: over the internet in a VPC
   * that is not the lab's, or by a customer's own zone. Undefined where an endpoint here is the way.
   */
  anotherWay?: "internet" | "ownZone";
}

function anotherWay(trace: Trace, inLab: boolean): ServicePath["anotherWay"] {
  if (inLab || trace.disposition === "blocked") return undefined;
  if (trace.via === "internet" && trace.disposition === "delivered") return "internet";
  return trace.via === "elsewhere" ? "ownZone" : undefined;
}

/** The agent's paths, one a service. @throws Unseen when the endpoints could not be gathered. */
export function agentPaths({ artifacts, region }: AgentPathContext, instance: Instance): ServicePath[] {
  return agentServices.map((service) => {
    const trace = traceService(instance, service, region, artifacts);
    const way = anotherWay(trace, isLabVpc(artifacts, instance.VpcId));
    const endpoint = endpointOf(artifacts, instance, service, region);
    return { service, trace, ...(endpoint ? { endpoint } : {}), ...(way ? { anotherWay: way } : {}) };
  });
}

/** The endpoint that a service's name leads to, else the one in the VPC that it ought to lead to. */
function endpointOf(
  artifacts: AgentPathContext["artifacts"],
  instance: Instance,
  service: string,
  region: string,
): VpcEndpoint | undefined {
  const [candidate] = endpointsFor(artifacts, instance.VpcId, service, region);
  try {
    const resolution = resolveService(artifacts, instance.VpcId ?? "", service, region);
    return resolution.kind === "endpoint" ? resolution.endpoint : candidate;
  } catch (error) {
    if (error instanceof Unseen) return candidate;
    throw error;
  }
}

/** One link of a path, as a link check reports it. */
export interface Link {
  service: string;
  endpoint: VpcEndpoint;
  hop: Hop;
}

/**
 * The links of given kinds towards the endpoints of both services, whether or not an earlier link is broken:
 * with several faults at once each link speaks for itself. Ways without an endpoint of this VPC have none.
 */
export function linksOf(context: AgentPathContext, instance: Instance, kinds: readonly HopKind[]): Link[] {
  return agentPaths(context, instance).flatMap(({ service, endpoint, anotherWay }) =>
    endpoint && !anotherWay
      ? endpointHops(clientOf(instance), endpoint, context.artifacts)
          .filter((hop) => kinds.includes(hop.kind))
          .map((hop) => ({ service, endpoint, hop }))
      : [],
  );
}

export type LinkMessage = "open" | "blocked" | "unclear" | "seenWorking" | "noEndpoint";

const byOutcome: Record<Hop["outcome"], Verdict> = { blocked: "fail", insufficientInfo: "unknown", forwarded: "pass" };

/**
 * Turns links into a finding: the first blocked one fails. Where the configuration cannot tell, a node that
 * is online has shown that the link works; otherwise it is unknown.
 * @throws Unseen when the artifact that decides the link could not be gathered.
 */
export function linkFinding(
  links: readonly Link[],
  instance: Instance,
  artifacts: Artifacts<"managedNodes">,
  mend: (link: Link) => ApiCall[],
): Finding<LinkMessage> {
  if (links.length === 0) return { verdict: "notApplicable", messageId: "noEndpoint" };
  const link =
    links.find(({ hop }) => hop.outcome === "blocked") ??
    links.find(({ hop }) => hop.outcome === "insufficientInfo") ??
    (links[0] as Link);
  if (link.hop.unseen) throw new Unseen(link.hop.unseen.artifact, link.hop.unseen.reason);
  const working = link.hop.outcome === "insufficientInfo" && isOnline(managedNode(artifacts, instance));
  const verdict = working ? "pass" : byOutcome[link.hop.outcome];
  const endpoint = link.endpoint.VpcEndpointId ?? "";
  const object = link.hop.object || endpoint;
  return {
    verdict,
    messageId: working ? "seenWorking" : verdict === "fail" ? "blocked" : verdict === "pass" ? "open" : "unclear",
    params: { instance: instance.InstanceId ?? "", endpoint, object },
    resources: [...new Set([object, endpoint, instance.InstanceId ?? ""])],
    evidence: link.hop.evidence,
    mend: verdict === "fail" ? mend(link) : [],
  };
}
