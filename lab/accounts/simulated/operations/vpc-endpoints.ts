import type {
  CreateVpcEndpointRequest,
  DeleteVpcEndpointsRequest,
  ModifyVpcEndpointRequest,
  NetworkInterface,
  SecurityGroupIdentifier,
  VpcEndpoint,
} from "@aws-sdk/client-ec2";
import { AwsError, notFound } from "../error.ts";
import { issueId, type State } from "../state.ts";
import { type Operations, tagsOf } from "./operation.ts";
import { groupById } from "./security-groups.ts";
import { vpcById } from "./vpc.ts";

function endpointById(state: State, id: string | undefined): VpcEndpoint {
  const endpoint = state.vpcEndpoints.find((each) => each.VpcEndpointId === id);
  if (!endpoint) throw notFound("InvalidVpcEndpointId.NotFound", "Vpc Endpoint Id", id);
  return endpoint;
}

/** Private DNS needs both attributes and has one owner a name in a VPC (facts 2.2, 2.3). */
function checkPrivateDns(state: State, endpoint: VpcEndpoint): void {
  const attributes = state.vpcAttributes.find((each) => each.VpcId === endpoint.VpcId);
  if (!attributes?.EnableDnsSupport?.Value || !attributes.EnableDnsHostnames?.Value) {
    throw new AwsError(
      "InvalidParameter",
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${endpoint.VpcId}`,
    );
  }
  const rival = state.vpcEndpoints.find(
    (each) =>
      each !== endpoint &&
      each.VpcId === endpoint.VpcId &&
      each.ServiceName === endpoint.ServiceName &&
      each.PrivateDnsEnabled,
  );
  if (rival) {
    throw new AwsError(
      "InvalidParameter",
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${endpoint.ServiceName} in the VPC ${endpoint.VpcId}`,
    );
  }
}

/** One requester-managed interface a subnet (facts 2.1), at the subnet's next address. */
function addInterface(state: State, endpoint: VpcEndpoint, subnetId: string): void {
  const subnet = state.subnets.find((each) => each.SubnetId === subnetId);
  if (!subnet) throw notFound("InvalidSubnetID.NotFound", "subnet ID", subnetId);
  const taken = state.networkInterfaces.filter((each) => each.SubnetId === subnetId).length;
  const [a, b, c] = (subnet.CidrBlock ?? "").split(".");
  const door: NetworkInterface = {
    NetworkInterfaceId: issueId(state, "eni"),
    InterfaceType: "vpc_endpoint",
    RequesterManaged: true,
    Description: `VPC Endpoint Interface ${endpoint.VpcEndpointId}`,
    SubnetId: subnetId,
    VpcId: endpoint.VpcId,
    PrivateIpAddress: `${a}.${b}.${c}.${10 + taken}`,
    Groups: endpoint.Groups,
  };
  state.networkInterfaces.push(door);
  endpoint.NetworkInterfaceIds?.push(door.NetworkInterfaceId as string);
}

const identifier = (state: State, id: string): SecurityGroupIdentifier => ({
  GroupId: id,
  GroupName: groupById(state, id).GroupName,
});

const defaultGroup = (state: State, vpcId: string | undefined) =>
  state.securityGroups.find((each) => each.VpcId === vpcId && each.GroupName === "default")?.GroupId ?? "";

export const vpcEndpointOperations: Operations = {
  CreateVpcEndpoint(state, input: CreateVpcEndpointRequest) {
    const vpc = vpcById(state, input.VpcId);
    const VpcEndpointId = issueId(state, "vpce");
    // Without a group AWS takes the VPC's default one (facts 2.4).
    const groups = input.SecurityGroupIds?.length ? input.SecurityGroupIds : [defaultGroup(state, vpc.VpcId)];
    const [, , region, service] = (input.ServiceName ?? "").split(".");
    const endpoint: VpcEndpoint = {
      VpcEndpointId,
      VpcEndpointType: input.VpcEndpointType ?? "Gateway",
      VpcId: vpc.VpcId,
      ServiceName: input.ServiceName,
      // AWS answers in lower case, whatever the SDK's model says.
      State: "available" as VpcEndpoint["State"],
      SubnetIds: [...(input.SubnetIds ?? [])],
      Groups: groups.map((id) => identifier(state, id)),
      IpAddressType: "ipv4",
      PrivateDnsEnabled: input.PrivateDnsEnabled ?? false,
      NetworkInterfaceIds: [],
      DnsEntries: [{ DnsName: `${VpcEndpointId}.${service}.${region}.vpce.amazonaws.com` }],
      OwnerId: state.accountId,
      Tags: tagsOf(input),
    };
    if (endpoint.PrivateDnsEnabled) checkPrivateDns(state, endpoint);
    for (const subnetId of endpoint.SubnetIds ?? []) addInterface(state, endpoint, subnetId);
    state.vpcEndpoints.push(endpoint);
    return { VpcEndpoint: endpoint };
  },

  ModifyVpcEndpoint(state, input: ModifyVpcEndpointRequest) {
    const endpoint = endpointById(state, input.VpcEndpointId);
    if (input.PrivateDnsEnabled) checkPrivateDns(state, endpoint);
    if (input.PrivateDnsEnabled !== undefined) endpoint.PrivateDnsEnabled = input.PrivateDnsEnabled;
    const kept = (endpoint.Groups ?? []).filter((each) => !input.RemoveSecurityGroupIds?.includes(each.GroupId ?? ""));
    endpoint.Groups = [...kept, ...(input.AddSecurityGroupIds ?? []).map((id) => identifier(state, id))];
    for (const door of state.networkInterfaces) {
      if (endpoint.NetworkInterfaceIds?.includes(door.NetworkInterfaceId ?? "")) door.Groups = endpoint.Groups;
    }
    return { Return: true };
  },

  DeleteVpcEndpoints(state, input: DeleteVpcEndpointsRequest) {
    for (const id of input.VpcEndpointIds ?? []) {
      const endpoint = endpointById(state, id);
      state.vpcEndpoints = state.vpcEndpoints.filter((each) => each !== endpoint);
      state.networkInterfaces = state.networkInterfaces.filter(
        (each) => !endpoint.NetworkInterfaceIds?.includes(each.NetworkInterfaceId ?? ""),
      );
    }
    return { Unsuccessful: [] };
  },
};
