import type { Instance, VpcEndpoint } from "@aws-sdk/client-ec2";
import { type Artifacts, Unseen } from "../core/artifacts.ts";
import type { Disposition, Hop, Trace } from "../core/trace.ts";
import { type Client, clientOf, type Door, doorsOf, isAvailable, lacksDoors, serviceHost } from "./endpoints.ts";
import { aclHops, endpointIngress, guarded, httpsPort, instanceEgress, internetAclHops, routeHop } from "./hops.ts";
import { type Resolution, resolveService } from "./names.ts";

/** Every artifact that a path may depend on. */
export const pathArtifacts = [
  "vpcs",
  "vpcAttributes",
  "dhcpOptions",
  "subnets",
  "routeTables",
  "networkAcls",
  "securityGroups",
  "vpcEndpoints",
  "endpointInterfaces",
  "prefixLists",
  "hostedZones",
] as const;
export type PathArtifacts = Artifacts<(typeof pathArtifacts)[number]>;

const blockedFirst: Record<Hop["outcome"], number> = { blocked: 0, insufficientInfo: 1, forwarded: 2 };

/** Of the same link towards several doors, the one that stands worst: names lead to any of the doors. */
function worstOf(hops: readonly Hop[]): Hop[] {
  return [...hops].sort((a, b) => blockedFirst[a.outcome] - blockedFirst[b.outcome]).slice(0, 1);
}

/** An endpoint without a door for this client takes nothing; one whose doors cannot be seen leaves the path open. */
function doorless(client: Client, endpoint: VpcEndpoint, artifacts: PathArtifacts): Hop {
  const id = endpoint.VpcEndpointId ?? "";
  const { SubnetIds, IpAddressType } = endpoint;
  const base = {
    kind: "endpoint-state" as const,
    object: id,
    evidence: [{ from: "vpcEndpoints" as const, id, value: { SubnetIds, IpAddressType } }],
  };
  return lacksDoors(endpoint, artifacts, client.family)
    ? { ...base, outcome: "blocked", code: "BAD_STATE", why: "noInterface" }
    : { ...base, outcome: "insufficientInfo", why: "unreadSubnet" };
}

function endpointState(endpoint: VpcEndpoint): Hop {
  const id = endpoint.VpcEndpointId ?? "";
  const up = isAvailable(endpoint);
  return {
    kind: "endpoint-state",
    outcome: up ? "forwarded" : "blocked",
    object: id,
    why: up ? "available" : "notAvailable",
    evidence: [{ from: "vpcEndpoints", id, value: { State: endpoint.State } }],
    ...(up ? {} : { code: "BAD_STATE" }),
  };
}

/**
 * The links between an instance and one endpoint, in path order, over all its doors.
 * @throws Unseen when the subnets could not be gathered.
 */
export function endpointHops(client: Client, endpoint: VpcEndpoint, artifacts: PathArtifacts): Hop[] {
  const doors = lacksDoors(endpoint, artifacts, client.family) ? [] : doorsOf(endpoint, artifacts, client.family);
  if (doors.length === 0) return [doorless(client, endpoint, artifacts)];
  const each = (link: (door: Door) => Hop[]) => {
    const perDoor = doors.map(link);
    const length = Math.max(0, ...perDoor.map((hops) => hops.length));
    return Array.from({ length }, (_, at) => worstOf(perDoor.flatMap((hops) => hops[at] ?? []))).flat();
  };
  return [
    ...each((door) => [instanceEgress(client, { block: door.block, groups: door.groups }, artifacts)]),
    ...each((door) => [routeHop(client, door.block, false, artifacts)]),
    ...each((door) => aclHops(client, door, artifacts).request),
    ...each((door) => [endpointIngress(client, door, artifacts)]),
    ...each((door) => aclHops(client, door, artifacts).answer),
    endpointState(endpoint),
  ];
}

function dispositionOf(hops: readonly Hop[]): Disposition {
  if (hops.some((hop) => hop.outcome === "blocked")) return "blocked";
  return hops.some((hop) => hop.outcome === "insufficientInfo") ? "insufficientInfo" : "delivered";
}

type InternetArtifacts = Artifacts<"routeTables" | "networkAcls" | "securityGroups" | "prefixLists">;

function internetHops(
  client: Client,
  destination: string,
  hasPublicAddress: boolean,
  artifacts: InternetArtifacts,
): Hop[] {
  return [
    instanceEgress(client, { block: destination, groups: [] }, artifacts),
    routeHop(client, destination, hasPublicAddress, artifacts),
    ...internetAclHops(client, destination, artifacts),
  ];
}

/**
 * The way from an instance to the internet on 443, by whichever address family gets further.
 */
export function traceInternet(instance: Instance, artifacts: InternetArtifacts): Trace {
  const client = clientOf(instance);
  const v6 = instance.Ipv6Address ?? instance.NetworkInterfaces?.[0]?.Ipv6Addresses?.[0]?.Ipv6Address;
  const ways = [
    ...(instance.PrivateIpAddress
      ? [internetHops(client, "0.0.0.0/0", instance.PublicIpAddress !== undefined, artifacts)]
      : []),
    ...(v6 ? [internetHops({ ...client, family: "ipv6" as const, address: v6 }, "::/0", true, artifacts)] : []),
  ];
  const order: Disposition[] = ["delivered", "insufficientInfo", "blocked"];
  const best = ways.sort((a, b) => order.indexOf(dispositionOf(a)) - order.indexOf(dispositionOf(b)))[0] ?? [];
  return {
    flow: { from: client.instanceId, host: "internet", port: httpsPort },
    via: "internet",
    hops: best,
    disposition: best.length > 0 ? dispositionOf(best) : "blocked",
  };
}

function nameHop(resolution: Resolution, vpcId: string): Hop {
  const base = { kind: "name" as const, evidence: [] };
  switch (resolution.kind) {
    case "endpoint":
      return { ...base, outcome: "forwarded", object: resolution.endpoint.VpcEndpointId ?? "", why: "privateAddress" };
    case "addresses":
      return { ...base, outcome: "forwarded", object: resolution.zoneId, why: "ownZone" };
    case "public":
      return { ...base, outcome: "forwarded", object: resolution.wanted?.VpcEndpointId ?? vpcId, why: "publicAddress" };
    case "noAnswer":
      return { ...base, outcome: "blocked", object: resolution.object, why: resolution.why };
    case "unclear":
      return { ...base, outcome: "insufficientInfo", object: resolution.object, why: resolution.why };
  }
}

/**
 * Walks the path from an instance to an AWS service on 443 as the packet does.
 * @param service the service's short name, e.g. `ssm`.
 * What could not be gathered becomes an insufficientInfo hop that says so.
 */
export function traceService(instance: Instance, service: string, region: string, artifacts: PathArtifacts): Trace {
  const flow = { from: instance.InstanceId ?? "", host: serviceHost(service, region), port: httpsPort };
  try {
    const resolution = resolveService(artifacts, instance.VpcId ?? "", service, region);
    return { ...wayTo(resolution, instance, artifacts), flow };
  } catch (error) {
    if (!(error instanceof Unseen)) throw error;
    const name = guarded("name", () => {
      throw error;
    });
    return { flow, via: "nowhere", hops: [name], disposition: "insufficientInfo" };
  }
}

function wayTo(resolution: Resolution, instance: Instance, artifacts: PathArtifacts): Omit<Trace, "flow"> {
  const client = clientOf(instance);
  const name = nameHop(resolution, client.vpcId);
  if (resolution.kind === "endpoint") {
    const hops = [name, ...endpointHops(client, resolution.endpoint, artifacts)];
    const endpointId = resolution.endpoint.VpcEndpointId ?? "";
    return { via: "endpoint", endpointId, hops, disposition: dispositionOf(hops) };
  }
  if (resolution.kind === "public") {
    const internet = traceInternet(instance, artifacts);
    return { ...internet, hops: [name, ...internet.hops] };
  }
  if (resolution.kind === "addresses") {
    const address = resolution.addresses[0] ?? "";
    const isAddress = /^[0-9a-f.:]+$/i.test(address);
    const hops = isAddress
      ? [
          name,
          instanceEgress(client, { block: address, groups: [] }, artifacts),
          routeHop(client, address, false, artifacts),
        ]
      : [name];
    // What stands at those addresses is another VPC's, so the end of the path is out of sight.
    return {
      via: "elsewhere",
      hops,
      disposition: dispositionOf(hops) === "blocked" ? "blocked" : "insufficientInfo",
    };
  }
  return { via: "nowhere", hops: [name], disposition: dispositionOf([name]) };
}
