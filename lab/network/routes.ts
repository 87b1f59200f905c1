import type { Route, RouteTable } from "@aws-sdk/client-ec2";
import { covers, familyOf, prefixLength } from "./address.ts";
import type { PrefixList } from "./security-groups.ts";

/** The subnet's own route table, else the VPC's main one (facts 6.4). */
export function routeTableOf(subnetId: string, vpcId: string, tables: readonly RouteTable[]): RouteTable | undefined {
  const associated = (test: (association: { SubnetId?: string; Main?: boolean }) => boolean | undefined) =>
    tables.find((table) => table.VpcId === vpcId && (table.Associations ?? []).some((each) => test(each)));
  return associated((each) => each.SubnetId === subnetId) ?? associated((each) => each.Main);
}

interface Candidate {
  route: Route;
  length: number;
  fromList: boolean;
}

function candidates(route: Route, destination: string, prefixLists: readonly PrefixList[] | undefined): Candidate[] {
  const listId = route.DestinationPrefixListId;
  const blocks = listId
    ? (prefixLists?.find((list) => list.PrefixListId === listId)?.Entries ?? []).map((entry) => entry.Cidr)
    : [route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock];
  return blocks
    .filter((cidr) => cidr !== undefined)
    .filter((cidr) => familyOf(cidr) === familyOf(destination) && covers(cidr, destination))
    .map((cidr) => ({ route, length: prefixLength(cidr), fromList: listId !== undefined }));
}

/** The route taken to an address or block: longest prefix, a static route before a prefix list of equal length. */
export function routeTo(
  destination: string,
  table: RouteTable,
  prefixLists: readonly PrefixList[] | undefined,
): Route | undefined {
  return (table.Routes ?? [])
    .flatMap((route) => candidates(route, destination, prefixLists))
    .sort((a, b) => b.length - a.length || Number(a.fromList) - Number(b.fromList))[0]?.route;
}

/** What a route leads to, by the field that AWS fills. */
export function targetOf(route: Route): string {
  return (
    route.GatewayId ??
    route.NatGatewayId ??
    route.EgressOnlyInternetGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.NetworkInterfaceId ??
    route.InstanceId ??
    route.LocalGatewayId ??
    route.CarrierGatewayId ??
    route.CoreNetworkArn ??
    ""
  );
}
