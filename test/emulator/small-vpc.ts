import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
} from "@aws-sdk/client-cloudformation";
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
  type VPCRegion,
} from "@aws-sdk/client-route-53";
import type { Service } from "../../lab/core/api-call.ts";
import type { ChangeableAccount } from "../../lab/core/drill.ts";

/** Ids of a VPC in which every gatherer finds something. */
export interface SmallVpc {
  stackName: string;
  vpcId: string;
  instanceId: string;
  imageId: string;
  subnetIds: string[];
  endpointIds: string[];
  prefixListId: string;
  roleName: string;
  zoneId: string;
}

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const allow = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });

/** Sends a call and picks one value of its answer, e.g. `Vpc.VpcId` or `Images.0.ImageId`. */
async function pick(account: ChangeableAccount, service: Service, operation: string, input: object, path: string) {
  const output = await account.send({ service, operation, input: input as Record<string, unknown> });
  const value = path
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], output);
  if (typeof value !== "string") throw new Error(`${operation} answered no ${path}`);
  return value;
}

const stackName = "Small";

async function createStack(endpoint: string, region: string): Promise<string> {
  const client = new CloudFormationClient({ endpoint, region });
  const Vpc = { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.77.0.0/16" } };
  await client.send(
    new CreateStackCommand({ StackName: stackName, TemplateBody: JSON.stringify({ Resources: { Vpc } }) }),
  );
  const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: stackName }));
  client.destroy();
  return StackResources?.[0]?.PhysicalResourceId ?? "";
}

/** Two private hosted zones: one that holds the name of Systems Manager, one of no concern. */
async function createZones(endpoint: string, region: string, vpcId: string): Promise<string> {
  const client = new Route53Client({ endpoint, region });
  const create = async (Name: string) => {
    const VPC = { VPCId: vpcId, VPCRegion: region as VPCRegion };
    // AWS takes a zone with a VPC for a private one; moto wants to be told.
    const HostedZoneConfig = { PrivateZone: true };
    const command = new CreateHostedZoneCommand({ Name, CallerReference: Name, VPC, HostedZoneConfig });
    const { HostedZone } = await client.send(command);
    return HostedZone?.Id?.split("/").at(-1) ?? "";
  };
  const Name = `ssm.${region}.amazonaws.com`;
  const HostedZoneId = await create(Name);
  await create("example.internal");
  const ResourceRecordSet = { Name, Type: "A" as const, TTL: 60, ResourceRecords: [{ Value: "10.77.2.10" }] };
  const Changes = [{ Action: "CREATE" as const, ResourceRecordSet }];
  await client.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }));
  client.destroy();
  return HostedZoneId;
}

/** A role with a managed policy of AWS, one of the account, and an inline one, in a profile of the same name. */
async function createProfile(account: ChangeableAccount): Promise<string> {
  const RoleName = "small-instance";
  const iam = (operation: string, input: object) =>
    account.send({ service: "iam", operation, input: input as Record<string, unknown> });
  await iam("CreateRole", { RoleName, AssumeRolePolicyDocument: trust });
  const PolicyArn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
  await iam("AttachRolePolicy", { RoleName, PolicyArn });
  const own = { PolicyName: "own", PolicyDocument: allow("ssm:UpdateInstanceInformation") };
  await iam("AttachRolePolicy", { RoleName, PolicyArn: await pick(account, "iam", "CreatePolicy", own, "Policy.Arn") });
  await iam("PutRolePolicy", { RoleName, PolicyName: "inline", PolicyDocument: allow("ssmmessages:*") });
  await iam("CreateInstanceProfile", { InstanceProfileName: RoleName });
  await iam("AddRoleToInstanceProfile", { InstanceProfileName: RoleName, RoleName });
  return RoleName;
}

/** Builds the VPC over the API, and beside it one that no gather may see. */
export async function buildSmallVpc(account: ChangeableAccount, endpoint: string): Promise<SmallVpc> {
  const { region } = account;
  const ec2 = (operation: string, input: object, path: string) => pick(account, "ec2", operation, input, path);
  const act = (operation: string, input: object) =>
    account.send({ service: "ec2", operation, input: input as Record<string, unknown> });

  const vpcId = await createStack(endpoint, region);
  await act("ModifyVpcAttribute", { VpcId: vpcId, EnableDnsHostnames: { Value: true } });
  const servers = [{ Key: "domain-name-servers", Values: ["AmazonProvidedDNS"] }];
  const dhcp = await ec2("CreateDhcpOptions", { DhcpConfigurations: servers }, "DhcpOptions.DhcpOptionsId");
  await act("AssociateDhcpOptions", { VpcId: vpcId, DhcpOptionsId: dhcp });

  const subnet = (CidrBlock: string, VpcId = vpcId) => ec2("CreateSubnet", { VpcId, CidrBlock }, "Subnet.SubnetId");
  const subnetIds = [await subnet("10.77.1.0/24"), await subnet("10.77.2.0/24")];
  const table = await ec2("CreateRouteTable", { VpcId: vpcId }, "RouteTable.RouteTableId");
  await act("AssociateRouteTable", { RouteTableId: table, SubnetId: subnetIds[0] });

  const list = {
    PrefixListName: "small",
    AddressFamily: "IPv4",
    MaxEntries: 2,
    Entries: [{ Cidr: "10.77.2.0/24", Description: "endpoints" }],
  };
  const prefixListId = await ec2("CreateManagedPrefixList", list, "PrefixList.PrefixListId");
  const group = (GroupName: string) =>
    ec2("CreateSecurityGroup", { GroupName, Description: GroupName, VpcId: vpcId }, "GroupId");
  const [instanceGroup, endpointGroup] = [await group("instance"), await group("endpoint")];
  const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };
  const towards = { ...https, PrefixListIds: [{ PrefixListId: prefixListId }] };
  await act("AuthorizeSecurityGroupEgress", { GroupId: instanceGroup, IpPermissions: [towards] });
  const from = { ...https, UserIdGroupPairs: [{ GroupId: instanceGroup }] };
  await act("AuthorizeSecurityGroupIngress", { GroupId: endpointGroup, IpPermissions: [from] });

  const endpointIds = [];
  for (const service of ["ssm", "ssmmessages"]) {
    const input = {
      VpcId: vpcId,
      VpcEndpointType: "Interface",
      ServiceName: `com.amazonaws.${region}.${service}`,
      SubnetIds: [subnetIds[1]],
      SecurityGroupIds: [endpointGroup],
      PrivateDnsEnabled: true,
    };
    endpointIds.push(await ec2("CreateVpcEndpoint", input, "VpcEndpoint.VpcEndpointId"));
  }

  const roleName = await createProfile(account);
  const imageId = await ec2("DescribeImages", {}, "Images.0.ImageId");
  const launch = {
    ImageId: imageId,
    InstanceType: "t4g.nano",
    MinCount: 1,
    MaxCount: 1,
    SubnetId: subnetIds[0],
    SecurityGroupIds: [instanceGroup],
    IamInstanceProfile: { Name: roleName },
  };
  const instanceId = await ec2("RunInstances", launch, "Instances.0.InstanceId");
  const zoneId = await createZones(endpoint, region, vpcId);

  const other = await ec2("CreateVpc", { CidrBlock: "10.78.0.0/16" }, "Vpc.VpcId");
  const elsewhere = await subnet("10.78.1.0/24", other);
  await act("RunInstances", { ImageId: imageId, MinCount: 1, MaxCount: 1, SubnetId: elsewhere });
  return { stackName, vpcId, instanceId, imageId, subnetIds, endpointIds, prefixListId, roleName, zoneId };
}
