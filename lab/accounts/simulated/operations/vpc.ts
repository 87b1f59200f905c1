import type {
  CreateSubnetRequest,
  CreateVpcRequest,
  ModifyVpcAttributeRequest,
  NetworkAclEntry,
  RouteTable,
  Vpc,
} from "@aws-sdk/client-ec2";
import { notFound } from "../error.ts";
import { issueId, type State } from "../state.ts";
import { type Operations, tagsOf } from "./operation.ts";
import { createGroup } from "./security-groups.ts";

/** @throws AwsError InvalidVpcID.NotFound */
export function vpcById(state: State, id: string | undefined): Vpc {
  const vpc = state.vpcs.find((each) => each.VpcId === id);
  if (!vpc) throw notFound("InvalidVpcID.NotFound", "vpc ID", id);
  return vpc;
}

/** The default ACL's entries: everything in and out. */
function openEntries(): NetworkAclEntry[] {
  return [false, true].flatMap((Egress) => [
    { Egress, RuleNumber: 100, Protocol: "-1", CidrBlock: "0.0.0.0/0", RuleAction: "allow" as const },
    { Egress, RuleNumber: 32767, Protocol: "-1", CidrBlock: "0.0.0.0/0", RuleAction: "deny" as const },
  ]);
}

export function newRouteTable(state: State, vpc: Vpc, main: boolean): RouteTable {
  const RouteTableId = issueId(state, "rtb");
  return {
    RouteTableId,
    ...(vpc.VpcId ? { VpcId: vpc.VpcId } : {}),
    Associations: main ? [{ Main: true, RouteTableAssociationId: issueId(state, "rtbassoc"), RouteTableId }] : [],
    Routes: [{ DestinationCidrBlock: vpc.CidrBlock, GatewayId: "local", Origin: "CreateRouteTable", State: "active" }],
    Tags: [],
  };
}

export const vpcOperations: Operations = {
  CreateVpc(state, input: CreateVpcRequest) {
    const VpcId = issueId(state, "vpc");
    const CidrBlock = input.CidrBlock ?? "";
    const vpc: Vpc = {
      VpcId,
      CidrBlock,
      CidrBlockAssociationSet: [{ CidrBlock, CidrBlockState: { State: "associated" } }],
      DhcpOptionsId: state.dhcpOptions[0]?.DhcpOptionsId,
      IsDefault: false,
      OwnerId: state.accountId,
      State: "available",
      Tags: tagsOf(input),
    };
    state.vpcs.push(vpc);
    // Of the two attributes only the first is on in a new VPC (facts 1.6).
    state.vpcAttributes.push({ VpcId, EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: false } });
    state.routeTables.push(newRouteTable(state, vpc, true));
    state.networkAcls.push({
      NetworkAclId: issueId(state, "acl"),
      VpcId,
      IsDefault: true,
      Associations: [],
      Entries: openEntries(),
    });
    const group = createGroup(state, { GroupName: "default", Description: "default VPC security group", VpcId });
    group.IpPermissions = [
      { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group.GroupId, UserId: state.accountId }] },
    ];
    return { Vpc: vpc };
  },

  ModifyVpcAttribute(state, input: ModifyVpcAttributeRequest) {
    vpcById(state, input.VpcId);
    const attributes = state.vpcAttributes.find((each) => each.VpcId === input.VpcId);
    if (attributes && input.EnableDnsSupport) attributes.EnableDnsSupport = input.EnableDnsSupport;
    if (attributes && input.EnableDnsHostnames) attributes.EnableDnsHostnames = input.EnableDnsHostnames;
    return {};
  },

  CreateSubnet(state, input: CreateSubnetRequest) {
    const vpc = vpcById(state, input.VpcId);
    const SubnetId = issueId(state, "subnet");
    const AvailabilityZone = input.AvailabilityZone ?? `${state.region}a`;
    const subnet = {
      SubnetId,
      VpcId: vpc.VpcId,
      CidrBlock: input.CidrBlock,
      AvailabilityZone,
      State: "available" as const,
      MapPublicIpOnLaunch: false,
      Tags: tagsOf(input),
    };
    state.subnets.push(subnet);
    const acl = state.networkAcls.find((each) => each.VpcId === vpc.VpcId && each.IsDefault);
    acl?.Associations?.push({
      NetworkAclAssociationId: issueId(state, "aclassoc"),
      NetworkAclId: acl.NetworkAclId,
      SubnetId,
    });
    return { Subnet: subnet };
  },
};
