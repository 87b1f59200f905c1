import { CfnOutput } from "aws-cdk-lib";
import {
  BlockDeviceVolume,
  HttpTokens,
  Instance,
  InstanceClass,
  InstanceSize,
  InstanceType,
  IpAddresses,
  MachineImage,
  SecurityGroup,
  SubnetType,
  Vpc,
} from "aws-cdk-lib/aws-ec2";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { NagSuppressions } from "cdk-nag";
import type { AddTo } from "../../cdk/lab-stack.ts";

/** Public parameter: the newest Amazon Linux 2023 image that carries SSM Agent, for Graviton. */
const amazonLinux2023 = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** A VPC with no way out, and in it an instance that has its role and its agent. */
export const addTo: AddTo = (stack, lab) => {
  const isolated = (name: string) => ({ name, subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 });
  const vpc = new Vpc(stack, "Vpc", {
    ipAddresses: IpAddresses.cidr("10.77.0.0/16"),
    // An endpoint is paid for by AZ and hour; one AZ shows all that the course teaches.
    maxAzs: 1,
    subnetConfiguration: [isolated("instance"), isolated("endpoint")],
    enableDnsSupport: true,
    enableDnsHostnames: true,
    // Would need a custom resource with assets, and so a bootstrapped account.
    restrictDefaultSecurityGroup: false,
  });
  const [instanceSubnet] = vpc.selectSubnets({ subnetGroupName: "instance" }).subnets;
  const [endpointSubnet] = vpc.selectSubnets({ subnetGroupName: "endpoint" }).subnets;
  if (!instanceSubnet || !endpointSubnet) throw new Error("the VPC has no subnets");

  const securityGroup = new SecurityGroup(stack, "InstanceSecurityGroup", {
    vpc,
    description: "The lab instance: nothing in, everything out",
    allowAllOutbound: true,
  });
  const role = new Role(stack, "InstanceRole", {
    assumedBy: new ServicePrincipal("ec2.amazonaws.com"),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("AmazonSSMManagedInstanceCore")],
  });
  const instance = new Instance(stack, "Instance", {
    vpc,
    vpcSubnets: { subnets: [instanceSubnet] },
    instanceType: InstanceType.of(InstanceClass.T4G, InstanceSize.NANO),
    machineImage: MachineImage.fromSsmParameter(amazonLinux2023),
    securityGroup,
    role,
    // On the instance itself: requireImdsv2 would add a launch template of a fixed name.
    httpTokens: HttpTokens.REQUIRED,
    propagateTagsToVolumeOnCreation: true,
    blockDevices: [{ deviceName: "/dev/xvda", volume: BlockDeviceVolume.ebs(8, { encrypted: true }) }],
  });

  NagSuppressions.addResourceSuppressions(vpc, [
    {
      id: "AwsSolutions-VPC7",
      reason: "A lab of an hour with no traffic of value: flow logs would cost more than they tell.",
    },
  ]);
  NagSuppressions.addResourceSuppressions(role, [
    {
      id: "AwsSolutions-IAM4",
      reason: "AmazonSSMManagedInstanceCore is what AWS tells readers to attach, and so what the lesson shows.",
      appliesTo: ["Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore"],
    },
  ]);
  NagSuppressions.addResourceSuppressions(instance, [
    { id: "AwsSolutions-EC28", reason: "Nobody watches the metrics of a lab instance by the minute." },
    { id: "AwsSolutions-EC29", reason: "The lab has to be deletable in one command, and holds nothing to lose." },
  ]);

  const output = (id: string, value: string) => new CfnOutput(stack, id, { value });
  output("VpcId", vpc.vpcId);
  output("InstanceId", instance.instanceId);
  output("InstanceSubnetId", instanceSubnet.subnetId);
  output("EndpointSubnetId", endpointSubnet.subnetId);
  output("InstanceSecurityGroupId", securityGroup.securityGroupId);
  lab.vpc = vpc;
  lab.endpointSubnet = endpointSubnet;
  lab.instanceSecurityGroup = securityGroup;
};
