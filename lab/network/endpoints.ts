import type { Instance, NetworkInterface, Subnet, VpcEndpoint } from "@aws-sdk/client-ec2";
import type { Artifacts } from "../core/artifacts.ts";
import { maybe, need } from "../core/artifacts.ts";
import { covers, type Family } from "./address.ts";

const suffix = (region: string) => (region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com");

/** The service's default host name in a region, e.g. `ssm.ap-northeast-2.amazonaws.com`. */
export const serviceHost = (service: string, region: string) => `${service}.${region}.${suffix(region)}`;

/** The endpoint service name, e.g. `com.amazonaws.ap-northeast-2.ssm`. */
export const serviceName = (service: string, region: string) => `com.amazonaws.${region}.${service}`;

const isState = (endpoint: VpcEndpoint, ...states: string[]) => states.includes((endpoint.State ?? "").toLowerCase());

export const isAvailable = (endpoint: VpcEndpoint) => isState(endpoint, "available");
/** AWS, or the owner of the service, is still at work on it. */
export const isPending = (endpoint: VpcEndpoint) => isState(endpoint, "pending", "pendingacceptance");
/** Deleted, or on the way there: AWS goes on listing it for a while. */
export const isGone = (endpoint: VpcEndpoint) => isState(endpoint, "deleting", "deleted");

/**
 * The VPC's interface endpoints for a service, the one that names lead to first:
 * private DNS before none (a VPC has one owner of a private name, facts 2.3), available before not.
 */
export function endpointsFor(
  artifacts: Artifacts<"vpcEndpoints">,
  vpcId: string | undefined,
  service: string,
  region: string,
): VpcEndpoint[] {
  const rank = (endpoint: VpcEndpoint) => (endpoint.PrivateDnsEnabled ? 0 : 2) + (isAvailable(endpoint) ? 0 : 1);
  return need(artifacts, "vpcEndpoints")
    .filter((endpoint) => endpoint.ServiceName === serviceName(service, region) && endpoint.VpcId === vpcId)
    .filter((endpoint) => endpoint.VpcEndpointType === "Interface" && !isGone(endpoint))
    .sort((a, b) => rank(a) - rank(b));
}

/** One network interface of an endpoint: the door of one subnet. */
export interface Door {
  endpointId: string;
  subnetId: string;
  /** Its private address, or its subnet's CIDR block where the address cannot be known. */
  block: string;
  groups: string[];
}

function doorBlock(subnet: Subnet | undefined, door: NetworkInterface | undefined, family: Family): string | undefined {
  const address = family === "ipv4" ? door?.PrivateIpAddress : door?.Ipv6Addresses?.[0]?.Ipv6Address;
  const cidr = family === "ipv4" ? subnet?.CidrBlock : subnet?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock;
  // An address outside its own subnet is no fact to build on; the subnet is.
  if (address && (!cidr || covers(cidr, address))) return address;
  return cidr;
}

const speaks = (endpoint: VpcEndpoint, family: Family) =>
  family === "ipv4" ? endpoint.IpAddressType !== "ipv6" : ["ipv6", "dualstack"].includes(endpoint.IpAddressType ?? "");

/**
 * Whether an endpoint has certainly no network interface that speaks an address family: it is in no subnet, is of the
 * other family, or none of its subnets has a block of this one. A subnet that cannot be seen leaves it open.
 */
export function lacksDoors(
  endpoint: VpcEndpoint,
  artifacts: Artifacts<"subnets" | "endpointInterfaces">,
  family: Family,
): boolean {
  const subnetIds = endpoint.SubnetIds ?? [];
  if (subnetIds.length === 0 || !speaks(endpoint, family)) return true;
  const visible = need(artifacts, "subnets").filter((subnet) => subnetIds.includes(subnet.SubnetId ?? ""));
  return visible.length === subnetIds.length && doorsOf(endpoint, artifacts, family).length === 0;
}

/** The doors of an endpoint, one a subnet (facts 2.1). */
export function doorsOf(
  endpoint: VpcEndpoint,
  artifacts: Artifacts<"subnets" | "endpointInterfaces">,
  family: Family,
): Door[] {
  const interfaces = maybe(artifacts, "endpointInterfaces") ?? [];
  const subnets = need(artifacts, "subnets");
  return (endpoint.SubnetIds ?? []).flatMap((subnetId) => {
    const door = interfaces.find(
      (each) =>
        each.SubnetId === subnetId && (endpoint.NetworkInterfaceIds ?? []).includes(each.NetworkInterfaceId ?? ""),
    );
    const block = doorBlock(
      subnets.find((subnet) => subnet.SubnetId === subnetId),
      door,
      family,
    );
    if (!block) return [];
    const own = (endpoint.Groups ?? []).flatMap((group) => group.GroupId ?? []);
    const groups = own.length > 0 ? own : (door?.Groups ?? []).flatMap((group) => group.GroupId ?? []);
    return [{ endpointId: endpoint.VpcEndpointId ?? "", subnetId, block, groups }];
  });
}

/** The client's side of a path. */
export interface Client {
  instanceId: string;
  vpcId: string;
  subnetId: string;
  family: Family;
  address: string;
  groups: string[];
  platform: string | undefined;
}

/** An instance as the client of a path; IPv4 where it has one (facts 1.14 for IPv6-only nodes). */
export function clientOf(instance: Instance): Client {
  const v6 = instance.Ipv6Address ?? instance.NetworkInterfaces?.[0]?.Ipv6Addresses?.[0]?.Ipv6Address;
  const family: Family = instance.PrivateIpAddress || !v6 ? "ipv4" : "ipv6";
  const groups = instance.SecurityGroups ?? instance.NetworkInterfaces?.[0]?.Groups ?? [];
  return {
    instanceId: instance.InstanceId ?? "",
    vpcId: instance.VpcId ?? "",
    subnetId: instance.SubnetId ?? "",
    family,
    address: (family === "ipv4" ? instance.PrivateIpAddress : v6) ?? "0.0.0.0/0",
    groups: groups.flatMap((group) => group.GroupId ?? []),
    platform: instance.Platform ?? instance.PlatformDetails,
  };
}
