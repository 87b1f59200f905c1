import type { NetworkAcl, SecurityGroup } from "@aws-sdk/client-ec2";
import { type Artifacts, isArtifactError, maybe, need, Unseen } from "../core/artifacts.ts";
import type { Hop, HopKind } from "../core/trace.ts";
import type { Client, Door } from "./endpoints.ts";
import { type AclDecision, decideByAcl, ephemeralPorts, type PortRange } from "./network-acls.ts";
import { routeTableOf, routeTo, targetOf } from "./routes.ts";
import { decideByGroups, type GroupDecision, type Peer } from "./security-groups.ts";

/** The port of every AWS API. */
export const httpsPort = 443;

/** Makes a hop; one whose artifact could not be gathered is insufficientInfo and says which. */
export function guarded(kind: HopKind, make: () => Hop): Hop {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Unseen)) throw error;
    const { artifact, reason } = error;
    return { kind, outcome: "insufficientInfo", object: "", why: "unseen", evidence: [], unseen: { artifact, reason } };
  }
}

export type FirewallArtifacts = Artifacts<"securityGroups" | "prefixLists" | "networkAcls" | "routeTables">;

function groupEvidence(
  group: SecurityGroup | undefined,
  direction: "ingress" | "egress",
  decision: GroupDecision,
): Hop["evidence"] {
  const field = direction === "ingress" ? "IpPermissions" : "IpPermissionsEgress";
  const rules = decision.rule ? [decision.rule] : (group?.[field] ?? []);
  return [{ from: "securityGroups", id: decision.groupId, value: { [field]: rules } }];
}

/** Why the prefix lists could not be read, where they could not. */
function unseenList({ prefixLists: value }: Artifacts<"prefixLists">): Pick<Hop, "unseen"> {
  return isArtifactError(value) ? { unseen: { artifact: "prefixLists", reason: value } } : {};
}

function groupHop(
  kind: HopKind,
  direction: "ingress" | "egress",
  groupIds: readonly string[],
  peer: Peer,
  artifacts: Artifacts<"securityGroups" | "prefixLists">,
): Hop {
  return guarded(kind, () => {
    const groups = need(artifacts, "securityGroups");
    const decision = decideByGroups(direction, groupIds, groups, peer, httpsPort, maybe(artifacts, "prefixLists"));
    const group = groups.find((each) => each.GroupId === decision.groupId);
    const base = { kind, object: decision.groupId, evidence: groupEvidence(group, direction, decision) };
    if (decision.outcome === "allowed") return { ...base, outcome: "forwarded", why: "ruleAllows" };
    if (decision.outcome === "unclear") {
      const unread = decision.unreadPrefixList;
      return unread
        ? { ...base, outcome: "insufficientInfo", object: unread, why: "unreadPrefixList", ...unseenList(artifacts) }
        : { ...base, outcome: "insufficientInfo", why: group ? "partOfSubnet" : "unreadGroup" };
    }
    const rules = direction === "ingress" ? group?.IpPermissions : group?.IpPermissionsEgress;
    const code = (rules ?? []).length === 0 ? "SG_HAS_NO_RULES" : "ENI_SG_RULES_MISMATCH";
    return { ...base, outcome: "blocked", code, why: "noRule" };
  });
}

/** May the instance's groups send 443 to the peer? */
export const instanceEgress = (client: Client, peer: Peer, artifacts: FirewallArtifacts): Hop =>
  groupHop("instance-egress", "egress", client.groups, peer, artifacts);

/** May the endpoint's groups receive 443 from the instance? */
export const endpointIngress = (client: Client, door: Door, artifacts: FirewallArtifacts): Hop =>
  groupHop("endpoint-group-in", "ingress", door.groups, { block: client.address, groups: client.groups }, artifacts);

function aclOf(subnetId: string, acls: readonly NetworkAcl[]): NetworkAcl | undefined {
  return acls.find((acl) => (acl.Associations ?? []).some((each) => each.SubnetId === subnetId));
}

const aclOutcome: Record<AclDecision["outcome"], Hop["outcome"]> = {
  allowed: "forwarded",
  denied: "blocked",
  partly: "blocked",
  unclear: "insufficientInfo",
};

function aclHop(
  kind: HopKind,
  direction: "ingress" | "egress",
  subnetId: string,
  peer: string,
  ports: PortRange,
  artifacts: Artifacts<"networkAcls">,
): Hop {
  return guarded(kind, () => {
    const acl = aclOf(subnetId, need(artifacts, "networkAcls"));
    const id = acl?.NetworkAclId ?? subnetId;
    if (!acl) return { kind, outcome: "insufficientInfo", object: id, why: "unreadAcl", evidence: [] };
    const decision = decideByAcl(acl, direction, peer, ports);
    const outcome = aclOutcome[decision.outcome];
    const ofDirection = (acl.Entries ?? []).filter((each) => each.Egress === (direction === "egress"));
    return {
      kind,
      outcome,
      object: id,
      why: decision.outcome,
      evidence: [{ from: "networkAcls", id, value: decision.entry ?? { Entries: ofDirection } }],
      ...(outcome === "blocked" ? { code: "SUBNET_ACL_RESTRICTION" } : {}),
    };
  });
}

const https = { from: httpsPort, to: httpsPort };

/** The four network ACL hops between an instance and a door; none inside one subnet (facts 6.2). */
export function aclHops(client: Client, door: Door, artifacts: Artifacts<"networkAcls">) {
  if (client.subnetId === door.subnetId) return { request: [], answer: [] };
  const back = ephemeralPorts(client.platform);
  return {
    request: [
      aclHop("client-acl-out", "egress", client.subnetId, door.block, https, artifacts),
      aclHop("endpoint-acl-in", "ingress", door.subnetId, client.address, https, artifacts),
    ],
    answer: [
      aclHop("endpoint-acl-out", "egress", door.subnetId, client.address, back, artifacts),
      aclHop("client-acl-in", "ingress", client.subnetId, door.block, back, artifacts),
    ],
  };
}

/** The network ACL hops between an instance and the internet. */
export function internetAclHops(client: Client, destination: string, artifacts: Artifacts<"networkAcls">): Hop[] {
  return [
    aclHop("client-acl-out", "egress", client.subnetId, destination, https, artifacts),
    aclHop("client-acl-in", "ingress", client.subnetId, destination, ephemeralPorts(client.platform), artifacts),
  ];
}

/** The route from the instance's subnet to a destination. Targets beyond this VPC's sight are insufficientInfo. */
export function routeHop(
  client: Client,
  destination: string,
  hasPublicAddress: boolean,
  artifacts: Artifacts<"routeTables" | "prefixLists">,
): Hop {
  return guarded("route", () => {
    const table = routeTableOf(client.subnetId, client.vpcId, need(artifacts, "routeTables"));
    const object = table?.RouteTableId ?? client.subnetId;
    const base = { kind: "route" as const, object };
    if (!table) return { ...base, outcome: "insufficientInfo", why: "unreadTable", evidence: [] };
    const route = routeTo(destination, table, maybe(artifacts, "prefixLists"));
    if (!route) {
      const evidence: Hop["evidence"] = [{ from: "routeTables", id: object, value: { Routes: table.Routes ?? [] } }];
      return { ...base, outcome: "blocked", code: "NO_ROUTE_TO_DESTINATION", why: "noRoute", evidence };
    }
    const evidence: Hop["evidence"] = [{ from: "routeTables", id: object, value: route }];
    if (route.State === "blackhole")
      return { ...base, outcome: "blocked", code: "BAD_STATE_ROUTE", why: "blackhole", evidence };
    const target = targetOf(route);
    if (target === "local") return { ...base, outcome: "forwarded", why: "local", evidence };
    if (target.startsWith("nat-") || target.startsWith("eigw-"))
      return { ...base, outcome: "forwarded", why: "gateway", evidence };
    if (target.startsWith("igw-")) {
      return hasPublicAddress
        ? { ...base, outcome: "forwarded", why: "gateway", evidence }
        : {
            ...base,
            outcome: "blocked",
            code: "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
            why: "noPublicAddress",
            evidence,
          };
    }
    return { ...base, outcome: "insufficientInfo", why: "beyondThisVpc", evidence };
  });
}
