import type { NetworkAcl, NetworkAclEntry } from "@aws-sdk/client-ec2";
import { concerns, covers } from "./address.ts";

export interface PortRange {
  from: number;
  to: number;
}

export interface AclDecision {
  /** `partly`: some of the ports are denied, so some connections fail. */
  outcome: "allowed" | "denied" | "partly" | "unclear";
  /** The entry that decides; on `partly` the one that denies. */
  entry?: NetworkAclEntry;
}

const tcp = "6";

const entryBlock = (entry: NetworkAclEntry): string | undefined => entry.CidrBlock ?? entry.Ipv6CidrBlock;

function entryPorts(entry: NetworkAclEntry): PortRange | undefined {
  if (entry.Protocol === "-1") return { from: 0, to: 65535 };
  if (entry.Protocol !== tcp) return undefined;
  return { from: entry.PortRange?.From ?? 0, to: entry.PortRange?.To ?? 65535 };
}

/** The parts of `range` before and after `cut`. */
function without(range: PortRange, cut: PortRange): PortRange[] {
  return [
    { from: range.from, to: Math.min(range.to, cut.from - 1) },
    { from: Math.max(range.from, cut.to + 1), to: range.to },
  ].filter((part) => part.from <= part.to);
}

const meets = (a: PortRange, b: PortRange) => a.from <= b.to && b.from <= a.to;

/**
 * Network ACLs are stateless: entries in ascending number, the first that matches decides (facts 6.2). TCP.
 * @param peer the address at the other end, or the block that it lies in where it is not known.
 * @param ports the destination ports that must pass; with several, each is decided on its own.
 */
export function decideByAcl(
  acl: NetworkAcl,
  direction: "ingress" | "egress",
  peer: string,
  ports: PortRange,
): AclDecision {
  const entries = (acl.Entries ?? [])
    .filter((entry) => (entry.Egress ?? false) === (direction === "egress"))
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0));
  let open: PortRange[] = [ports];
  let allows: NetworkAclEntry | undefined;
  let denies: NetworkAclEntry | undefined;
  for (const entry of entries) {
    const range = entryPorts(entry);
    const block = entryBlock(entry);
    if (!range || !block || !open.some((part) => meets(part, range))) continue;
    if (!covers(block, peer)) {
      if (concerns(block, peer)) return { outcome: "unclear", entry };
      continue;
    }
    if (entry.RuleAction === "allow") allows ??= entry;
    else denies ??= entry;
    open = open.flatMap((part) => (meets(part, range) ? without(part, range) : [part]));
    if (open.length === 0) break;
  }
  // An ACL ends in a deny that always matches; ports that nothing matched are denied.
  const denied = denies !== undefined || open.length > 0;
  if (!denied) return { outcome: "allowed", ...(allows ? { entry: allows } : {}) };
  return { outcome: allows ? "partly" : "denied", ...(denies ? { entry: denies } : {}) };
}

/**
 * The ports to which answers return: the client's ephemeral ports. Linux and Windows choose from narrower
 * ranges than the 1024-65535 that AWS recommends to open, and an ACL that opens just those works
 * (VPC user guide, "Network ACLs", ephemeral ports: Linux 32768-61000, Windows 49152-65535).
 */
export function ephemeralPorts(platform: string | undefined): PortRange {
  return platform?.toLowerCase().includes("windows") ? { from: 49152, to: 65535 } : { from: 32768, to: 60999 };
}
