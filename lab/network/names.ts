import type { Vpc, VpcEndpoint } from "@aws-sdk/client-ec2";
import { type Artifacts, type HostedZone, need } from "../core/artifacts.ts";
import { endpointsFor, isAvailable, serviceHost } from "./endpoints.ts";

export type NameArtifacts = Artifacts<
  "vpcs" | "vpcAttributes" | "dhcpOptions" | "vpcEndpoints" | "endpointInterfaces" | "hostedZones"
>;

/** Where a name leads an instance of a VPC. */
export type Resolution =
  | { kind: "endpoint"; endpoint: VpcEndpoint }
  /** A customer's own hosted zone answers with addresses that are no endpoint of this VPC. */
  | { kind: "addresses"; addresses: string[]; zoneId: string }
  /** The service's public addresses. `wanted` is an endpoint here whose private name is not in force. */
  | { kind: "public"; wanted?: VpcEndpoint }
  | { kind: "noAnswer"; why: "noResolver" | "nxdomain"; object: string }
  /** The VPC's DHCP options name other DNS servers; what those answer cannot be seen. */
  | { kind: "unclear"; why: "customResolver"; object: string };

/** The resolver's three addresses and DHCP's name for it (facts 6.3). */
function isVpcResolver(server: string, vpc: Vpc | undefined): boolean {
  const base = vpc?.CidrBlock?.split("/")[0]?.split(".").map(Number);
  const plusTwo = base && [...base.slice(0, 3), (base[3] ?? 0) + 2].join(".");
  return ["AmazonProvidedDNS", "169.254.169.253", "fd00:ec2::253", plusTwo].includes(server);
}

/** The DHCP options of a VPC when they name other DNS servers than the VPC's resolver. */
export function customResolvers(
  artifacts: NameArtifacts,
  vpcId: string,
): { id: string; servers: string[] } | undefined {
  const vpc = need(artifacts, "vpcs").find((each) => each.VpcId === vpcId);
  const options = need(artifacts, "dhcpOptions").find((each) => each.DhcpOptionsId === vpc?.DhcpOptionsId);
  const setting = options?.DhcpConfigurations?.find((each) => each.Key === "domain-name-servers");
  const servers = (setting?.Values ?? []).flatMap((each) => each.Value ?? []);
  if (servers.length === 0 || servers.every((server) => isVpcResolver(server, vpc))) return undefined;
  return { id: options?.DhcpOptionsId ?? "", servers };
}

/** Both DNS attributes of a VPC. @throws Unseen when they could not be read. */
export function dnsAttributes(artifacts: Artifacts<"vpcAttributes">, vpcId: string) {
  const answer = need(artifacts, "vpcAttributes").find((each) => each.VpcId === vpcId);
  return {
    support: answer?.EnableDnsSupport?.Value ?? false,
    hostnames: answer?.EnableDnsHostnames?.Value ?? false,
    answer,
  };
}

const bare = (name: string | undefined) => (name ?? "").toLowerCase().replace(/\.$/, "");

/** The most specific private hosted zone that holds a name (facts 6.5). */
function zoneFor(host: string, zones: readonly HostedZone[]): HostedZone | undefined {
  const holds = (zone: string) => host === zone || host.endsWith(`.${zone}`);
  return zones
    .filter(({ zone }) => holds(bare(zone.Name)))
    .sort((a, b) => bare(b.zone.Name).length - bare(a.zone.Name).length)[0];
}

function answerOf({ zone, records }: HostedZone, host: string, artifacts: NameArtifacts): Resolution {
  const wildcard = `*.${host.split(".").slice(1).join(".")}`;
  // Route 53 writes the asterisk of a wildcard as its octal code.
  const named = (name: string) => records.filter((each) => bare(each.Name).replace("\\052", "*") === name);
  const own = named(host);
  const addressRecords = (own.length > 0 ? own : named(wildcard)).filter((each) =>
    ["A", "AAAA", "CNAME"].includes(each.Type ?? ""),
  );
  const zoneId = zone.HostedZoneId ?? "";
  if (addressRecords.length === 0) return { kind: "noAnswer", why: "nxdomain", object: zoneId };
  const values = addressRecords.flatMap((each) =>
    (each.ResourceRecords ?? []).map(({ Value }) => ({ type: each.Type, Value })),
  );
  const addresses = values.flatMap(({ type, Value }) => (type === "CNAME" ? [] : (Value ?? [])));
  const names = values.flatMap(({ type, Value }) => (type === "CNAME" ? [bare(Value)] : []));
  const targets = [
    ...names,
    ...addressRecords.flatMap((each) => (each.AliasTarget?.DNSName ? [bare(each.AliasTarget.DNSName)] : [])),
  ];
  const endpoint = need(artifacts, "vpcEndpoints").find(
    (each) =>
      (each.DnsEntries ?? []).some((entry) => targets.includes(bare(entry.DnsName))) ||
      need(artifacts, "endpointInterfaces").some(
        (door) =>
          (each.NetworkInterfaceIds ?? []).includes(door.NetworkInterfaceId ?? "") &&
          addresses.includes(door.PrivateIpAddress ?? ""),
      ),
  );
  return endpoint
    ? { kind: "endpoint", endpoint }
    : { kind: "addresses", addresses: addresses.length > 0 ? addresses : targets, zoneId };
}

/**
 * What a service's default name resolves to on an instance of the VPC.
 * Private DNS is a hidden hosted zone of exactly the service's name, in force only while both DNS
 * attributes are on (facts 2.2); otherwise the most specific private hosted zone answers, a match without
 * a record is NXDOMAIN, and only without a match does the public name (facts 6.5).
 * @throws Unseen when an artifact that decides could not be gathered.
 */
export function resolveService(artifacts: NameArtifacts, vpcId: string, service: string, region: string): Resolution {
  const custom = customResolvers(artifacts, vpcId);
  if (custom) return { kind: "unclear", why: "customResolver", object: custom.id };
  const { support, hostnames } = dnsAttributes(artifacts, vpcId);
  if (!support) return { kind: "noAnswer", why: "noResolver", object: vpcId };
  const endpoints = endpointsFor(artifacts, vpcId, service, region);
  const owner = endpoints.find((endpoint) => endpoint.PrivateDnsEnabled);
  if (owner && hostnames && isAvailable(owner)) return { kind: "endpoint", endpoint: owner };
  const host = serviceHost(service, region);
  // Private hosted zones need both attributes too ("Considerations when working with a private hosted zone").
  const zone = hostnames ? zoneFor(host, need(artifacts, "hostedZones")) : undefined;
  if (zone) return answerOf(zone, host, artifacts);
  const wanted = endpoints[0];
  return { kind: "public", ...(wanted ? { wanted } : {}) };
}
