import type { ApiCall, SendCall } from "../../../core/api-call.ts";

/** A resource's properties with every intrinsic function resolved. */
// biome-ignore lint/suspicious/noExplicitAny: CloudFormation properties have a shape per type.
export type Properties = Record<string, any>;

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export interface Made {
  ref: string;
  attributes: Record<string, string>;
}

interface ResourceType {
  /** Properties that `make` uses. */
  takes: readonly string[];
  /** Properties that say nothing about what this course looks at. */
  ignores?: readonly string[];
  /** Makes the resource with the same API calls that CloudFormation makes. */
  make(properties: Properties, call: Call, logicalId: string): Promise<Made>;
}

// biome-ignore lint/suspicious/noExplicitAny: outputs have a shape per operation.
type Call = (service: ApiCall["service"], operation: string, input: Properties) => Promise<any>;

/** Binds a way of sending to what `make` uses. */
export const caller =
  (send: SendCall): Call =>
  (service, operation, input) =>
    send({ service, operation, input });

const tagged = (resource: string, tags: unknown) =>
  tags ? { TagSpecifications: [{ ResourceType: resource, Tags: tags }] } : {};

const present = (properties: Properties) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

/** A security group rule as CloudFormation writes it, as the EC2 API takes it. */
function permission(rule: Properties): Properties {
  const {
    CidrIp,
    CidrIpv6,
    SourceSecurityGroupId,
    DestinationSecurityGroupId,
    SourcePrefixListId,
    DestinationPrefixListId,
  } = rule;
  const group = SourceSecurityGroupId ?? DestinationSecurityGroupId;
  const list = SourcePrefixListId ?? DestinationPrefixListId;
  const note = present({ Description: rule.Description });
  return present({
    IpProtocol: String(rule.IpProtocol),
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    IpRanges: CidrIp && [{ CidrIp, ...note }],
    Ipv6Ranges: CidrIpv6 && [{ CidrIpv6, ...note }],
    UserIdGroupPairs: group && [{ GroupId: group, ...note }],
    PrefixListIds: list && [{ PrefixListId: list, ...note }],
  });
}

const allOutbound = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
const isAllOutbound = (rules: Properties[]) =>
  rules.length === 1 && rules[0]?.IpProtocol === "-1" && rules[0]?.CidrIp === "0.0.0.0/0";

const ruleProperties = ["IpProtocol", "FromPort", "ToPort", "CidrIp", "CidrIpv6", "Description", "GroupId"] as const;

function rule(direction: "Ingress" | "Egress", peers: readonly string[]): ResourceType {
  return {
    takes: [...ruleProperties, ...peers],
    async make(properties, call, logicalId) {
      const input = { GroupId: properties.GroupId, IpPermissions: [permission(properties)] };
      await call("ec2", `AuthorizeSecurityGroup${direction}`, input);
      return { ref: logicalId, attributes: {} };
    },
  };
}

/** IAM names, as CloudFormation makes them up from the logical id. */
const nameFor = (logicalId: string) => `VpceLab-${logicalId}`;

/** Every resource type that the lab's templates use. An unknown one is an error, not a shrug. */
export const resourceTypes: Record<string, ResourceType> = {
  "AWS::EC2::VPC": {
    takes: ["CidrBlock", "EnableDnsSupport", "EnableDnsHostnames", "Tags"],
    ignores: ["InstanceTenancy"],
    async make({ CidrBlock, EnableDnsSupport, EnableDnsHostnames, Tags }, call) {
      const { Vpc } = await call("ec2", "CreateVpc", { CidrBlock, ...tagged("vpc", Tags) });
      const set = (attribute: string, Value: unknown) =>
        Value === undefined
          ? undefined
          : call("ec2", "ModifyVpcAttribute", { VpcId: Vpc.VpcId, [attribute]: { Value } });
      await set("EnableDnsSupport", EnableDnsSupport);
      await set("EnableDnsHostnames", EnableDnsHostnames);
      return { ref: Vpc.VpcId, attributes: { VpcId: Vpc.VpcId, CidrBlock } };
    },
  },
  "AWS::EC2::Subnet": {
    takes: ["AvailabilityZone", "CidrBlock", "VpcId", "Tags"],
    ignores: ["MapPublicIpOnLaunch"],
    async make({ AvailabilityZone, CidrBlock, VpcId, Tags }, call) {
      const input = present({ AvailabilityZone, CidrBlock, VpcId, ...tagged("subnet", Tags) });
      const { Subnet } = await call("ec2", "CreateSubnet", input);
      return { ref: Subnet.SubnetId, attributes: { SubnetId: Subnet.SubnetId, AvailabilityZone } };
    },
  },
  "AWS::EC2::RouteTable": {
    takes: ["VpcId", "Tags"],
    async make({ VpcId, Tags }, call) {
      const { RouteTable } = await call("ec2", "CreateRouteTable", { VpcId, ...tagged("route-table", Tags) });
      return { ref: RouteTable.RouteTableId, attributes: { RouteTableId: RouteTable.RouteTableId } };
    },
  },
  "AWS::EC2::SubnetRouteTableAssociation": {
    takes: ["RouteTableId", "SubnetId"],
    async make({ RouteTableId, SubnetId }, call) {
      const { AssociationId } = await call("ec2", "AssociateRouteTable", { RouteTableId, SubnetId });
      return { ref: AssociationId, attributes: { Id: AssociationId } };
    },
  },
  "AWS::EC2::SecurityGroup": {
    takes: ["GroupDescription", "GroupName", "VpcId", "SecurityGroupIngress", "SecurityGroupEgress", "Tags"],
    async make(properties, call, logicalId) {
      const { GroupId } = await call("ec2", "CreateSecurityGroup", {
        GroupName: properties.GroupName ?? nameFor(logicalId),
        Description: properties.GroupDescription,
        VpcId: properties.VpcId,
        ...tagged("security-group", properties.Tags),
      });
      const egress: Properties[] | undefined = properties.SecurityGroupEgress;
      if (egress && !isAllOutbound(egress)) {
        await call("ec2", "RevokeSecurityGroupEgress", { GroupId, IpPermissions: [allOutbound] });
        await call("ec2", "AuthorizeSecurityGroupEgress", { GroupId, IpPermissions: egress.map(permission) });
      }
      const ingress: Properties[] | undefined = properties.SecurityGroupIngress;
      if (ingress)
        await call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: ingress.map(permission) });
      return { ref: GroupId, attributes: { GroupId, VpcId: properties.VpcId } };
    },
  },
  "AWS::EC2::SecurityGroupIngress": rule("Ingress", ["SourceSecurityGroupId", "SourcePrefixListId"]),
  "AWS::EC2::SecurityGroupEgress": rule("Egress", ["DestinationSecurityGroupId", "DestinationPrefixListId"]),
  "AWS::EC2::VPCEndpoint": {
    takes: ["VpcId", "VpcEndpointType", "ServiceName", "SubnetIds", "SecurityGroupIds", "PrivateDnsEnabled", "Tags"],
    async make({ Tags, ...input }, call) {
      const { VpcEndpoint } = await call("ec2", "CreateVpcEndpoint", { ...input, ...tagged("vpc-endpoint", Tags) });
      return { ref: VpcEndpoint.VpcEndpointId, attributes: { Id: VpcEndpoint.VpcEndpointId } };
    },
  },
  "AWS::EC2::Instance": {
    takes: ["ImageId", "InstanceType", "SubnetId", "SecurityGroupIds", "IamInstanceProfile", "MetadataOptions", "Tags"],
    ignores: ["AvailabilityZone", "BlockDeviceMappings", "UserData", "PropagateTagsToVolumeOnCreation"],
    async make(properties, call) {
      const { ImageId, InstanceType, SubnetId, SecurityGroupIds, IamInstanceProfile, MetadataOptions, Tags } =
        properties;
      const input = present({
        ImageId,
        InstanceType,
        SubnetId,
        SecurityGroupIds,
        MetadataOptions,
        MinCount: 1,
        MaxCount: 1,
        IamInstanceProfile: IamInstanceProfile && { Name: IamInstanceProfile },
        ...tagged("instance", Tags),
      });
      const { Instances } = await call("ec2", "RunInstances", input);
      const [instance] = Instances;
      return {
        ref: instance.InstanceId,
        attributes: { InstanceId: instance.InstanceId, PrivateIp: instance.PrivateIpAddress },
      };
    },
  },
  "AWS::IAM::Role": {
    takes: ["AssumeRolePolicyDocument", "ManagedPolicyArns", "RoleName", "Tags"],
    ignores: ["Description"],
    async make(properties, call, logicalId) {
      const RoleName = properties.RoleName ?? nameFor(logicalId);
      const AssumeRolePolicyDocument = JSON.stringify(properties.AssumeRolePolicyDocument);
      const { Role } = await call(
        "iam",
        "CreateRole",
        present({ RoleName, AssumeRolePolicyDocument, Tags: properties.Tags }),
      );
      for (const PolicyArn of properties.ManagedPolicyArns ?? [])
        await call("iam", "AttachRolePolicy", { RoleName, PolicyArn });
      return { ref: RoleName, attributes: { Arn: Role.Arn, RoleId: Role.RoleId } };
    },
  },
  "AWS::IAM::InstanceProfile": {
    takes: ["Roles", "InstanceProfileName"],
    async make(properties, call, logicalId) {
      const InstanceProfileName = properties.InstanceProfileName ?? nameFor(logicalId);
      const { InstanceProfile } = await call("iam", "CreateInstanceProfile", { InstanceProfileName });
      for (const RoleName of properties.Roles ?? []) {
        await call("iam", "AddRoleToInstanceProfile", { InstanceProfileName, RoleName });
      }
      return { ref: InstanceProfileName, attributes: { Arn: InstanceProfile.Arn } };
    },
  },
};
