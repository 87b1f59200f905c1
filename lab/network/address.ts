import ipaddr from "ipaddr.js";

type Block = [ipaddr.IPv4 | ipaddr.IPv6, number];

function parse(text: string): Block {
  if (text.includes("/")) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

export type Family = "ipv4" | "ipv6";

/** The family of an address or CIDR block. @throws Error when it is neither. */
export const familyOf = (text: string): Family => parse(text)[0].kind();

/** The prefix length of an address or CIDR block: 32 or 128 for an address. */
export const prefixLength = (text: string): number => parse(text)[1];

/** Whether every address of `inner` lies in `outer`; both are addresses or CIDR blocks. */
export function covers(outer: string, inner: string): boolean {
  const [a, aLength] = parse(outer);
  const [b, bLength] = parse(inner);
  // ipaddr.js types match() per family; the kinds are equal here.
  return a.kind() === b.kind() && bLength >= aLength && b.match(a as never, aLength);
}

/** Whether two addresses or CIDR blocks share an address. CIDR blocks nest or are apart. */
export const overlaps = (a: string, b: string): boolean => covers(a, b) || covers(b, a);

const isAnywhere = (block: string) => prefixLength(block) === 0;

/**
 * Whether a rule about `block` says something of `peer`. Where the peer is "some public address" (a block of
 * prefix length 0), rules about private ranges do not: no public service lives there.
 */
export function concerns(block: string, peer: string): boolean {
  if (!overlaps(block, peer)) return false;
  return !isAnywhere(peer) || isAnywhere(block) || parse(block)[0].range() === "unicast";
}

/** Whether an address is one that only private networks use (RFC 1918, RFC 4193, RFC 6598). */
export function isPrivateAddress(address: string): boolean {
  return (
    ipaddr.isValid(address) && ["private", "uniqueLocal", "carrierGradeNat"].includes(ipaddr.parse(address).range())
  );
}
