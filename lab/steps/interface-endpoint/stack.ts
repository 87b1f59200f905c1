import { CfnOutput } from "aws-cdk-lib";
import { InterfaceVpcEndpoint, InterfaceVpcEndpointAwsService, Port, SecurityGroup } from "aws-cdk-lib/aws-ec2";
import { type AddTo, made } from "../../cdk/lab-stack.ts";

/** The two endpoints that SSM Agent needs, behind a security group of their own (facts 1.1, 1.5). */
export const addTo: AddTo = (stack, lab) => {
  const vpc = made(lab.vpc, "the VPC");
  const subnets = [made(lab.endpointSubnet, "the endpoint subnet")];
  const securityGroup = new SecurityGroup(stack, "EndpointSecurityGroup", {
    vpc,
    description: "The interface endpoints: HTTPS from the lab instance",
    allowAllOutbound: false,
  });
  securityGroup.addIngressRule(
    made(lab.instanceSecurityGroup, "the instance's security group"),
    Port.tcp(443),
    "HTTPS from the lab instance",
  );
  const endpoint = (id: string, service: InterfaceVpcEndpointAwsService) =>
    new InterfaceVpcEndpoint(stack, id, {
      vpc,
      service,
      subnets: { subnets },
      securityGroups: [securityGroup],
      privateDnsEnabled: true,
      // Otherwise CDK opens 443 to the whole VPC.
      open: false,
    });
  const ssm = endpoint("SsmEndpoint", InterfaceVpcEndpointAwsService.SSM);
  const ssmMessages = endpoint("SsmMessagesEndpoint", InterfaceVpcEndpointAwsService.SSM_MESSAGES);

  const output = (id: string, value: string) => new CfnOutput(stack, id, { value });
  output("EndpointSecurityGroupId", securityGroup.securityGroupId);
  output("SsmEndpointId", ssm.vpcEndpointId);
  output("SsmMessagesEndpointId", ssmMessages.vpcEndpointId);
};
