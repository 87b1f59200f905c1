import type { IpPermission, SecurityGroup } from "@aws-sdk/client-ec2";
import { concerns, covers, familyOf } from "./address.ts";

/** The other end of a connection as a security group rule sees it. */
export interface Peer {
  /** An address, or the CIDR block it must lie in where the address is not known. */
  block: string;
  /** Ids of the groups on the other end's network interface; empty for a peer outside. */
  groups: readonly string[];
}

export interface PrefixList {
  PrefixListId: string;
  Entries: { Cidr?: string | undefined }[];
}

export interface GroupDecision {
  outcome: "allowed" | "refused" | "unclear";
  /** The group whose rule allows; on refusal the first group. */
  groupId: string;
  /** The rule that allows. */
  rule?: IpPermission;
  /** A prefix list that could not be read and might have allowed. */
  unreadPrefixList?: string;
}

function coversPort(rule: IpPermission, port: number): boolean {
  if (rule.IpProtocol === "-1") return true;
  if (rule.IpProtocol !== "tcp" && rule.IpProtocol !== "6") return false;
  return (rule.FromPort ?? 0) <= port && port <= (rule.ToPort ?? 65535);
}

function blocksOf(rule: IpPermission, family: string): string[] {
  const v4 = (rule.IpRanges ?? []).map((range) => range.CidrIp);
  const v6 = (rule.Ipv6Ranges ?? []).map((range) => range.CidrIpv6);
  return (family === "ipv4" ? v4 : v6).filter((cidr) => cidr !== undefined);
}

/** How one rule answers for a peer; `undefined` means that the rule does not speak of it. */
function ruleFits(
  rule: IpPermission,
  peer: Peer,
  prefixLists: readonly PrefixList[] | undefined,
): "fits" | "partly" | { unread: string } | undefined {
  if ((rule.UserIdGroupPairs ?? []).some((pair) => pair.GroupId && peer.groups.includes(pair.GroupId))) return "fits";
  const family = familyOf(peer.block);
  const blocks = blocksOf(rule, family);
  let unread: string | undefined;
  for (const { PrefixListId: id } of rule.PrefixListIds ?? []) {
    if (!id) continue;
    const list = prefixLists?.find((candidate) => candidate.PrefixListId === id);
    if (!list) unread = id;
    for (const { Cidr } of list?.Entries ?? []) if (Cidr && familyOf(Cidr) === family) blocks.push(Cidr);
  }
  if (blocks.some((cidr) => covers(cidr, peer.block))) return "fits";
  if (blocks.some((cidr) => concerns(cidr, peer.block))) return "partly";
  return unread ? { unread } : undefined;
}

/**
 * Security groups allow only, and the groups of an interface add up (facts 6.1). TCP.
 * `unclear` when only a part of an unknown address range is allowed, a prefix list cannot be read,
 * or a group is not among `groups`.
 */
export function decideByGroups(
  direction: "ingress" | "egress",
  groupIds: readonly string[],
  groups: readonly SecurityGroup[],
  peer: Peer,
  port: number,
  prefixLists: readonly PrefixList[] | undefined,
): GroupDecision {
  let unclear: GroupDecision | undefined;
  for (const groupId of groupIds) {
    const group = groups.find((candidate) => candidate.GroupId === groupId);
    if (!group) {
      unclear ??= { outcome: "unclear", groupId };
      continue;
    }
    const rules = (direction === "ingress" ? group.IpPermissions : group.IpPermissionsEgress) ?? [];
    for (const rule of rules.filter((candidate) => coversPort(candidate, port))) {
      const fit = ruleFits(rule, peer, prefixLists);
      if (fit === "fits") return { outcome: "allowed", groupId, rule };
      if (fit === "partly") unclear ??= { outcome: "unclear", groupId, rule };
      else if (fit) unclear ??= { outcome: "unclear", groupId, rule, unreadPrefixList: fit.unread };
    }
  }
  return unclear ?? { outcome: "refused", groupId: groupIds[0] ?? "" };
}
