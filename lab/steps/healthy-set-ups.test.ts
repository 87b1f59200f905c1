import { describe, expect, it } from "vitest";
import { checkSetUp, entry, first, own, type SetUp } from "../../test/support/set-up.ts";
import { publishedTemplates } from "../../test/support/templates.ts";
import { idsWith, verdicts } from "../../test/support/verdicts.ts";
import { simulatedLab } from "../accounts/simulated/index.ts";

const natRoute = { DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: "nat-0123456789abcdef0", State: "active" as const };

/** Set-ups that work, and that a check which only compares with the lab would call broken. */
const healthy: Record<string, SetUp> = {
  "endpoint group opens 443 to the VPC's CIDR": (state) => {
    own(state).endpointGroup.IpPermissions = [
      { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.77.0.0/16" }] },
    ];
  },
  "endpoint group opens every port to the instance's address": (state) => {
    own(state).endpointGroup.IpPermissions = [
      { IpProtocol: "-1", IpRanges: [{ CidrIp: `${own(state).instance.PrivateIpAddress}/32` }] },
    ];
  },
  "endpoint group opens a range around 443, in a second rule": (state) => {
    own(state).endpointGroup.IpPermissions = [
      { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "10.0.0.0/8" }] },
      { IpProtocol: "tcp", FromPort: 80, ToPort: 1000, IpRanges: [{ CidrIp: "10.77.0.0/24" }] },
    ];
  },
  "a second group of the endpoint opens 443": (state) => {
    const { endpointGroup, ssm, ssmmessages, instanceGroup } = own(state);
    endpointGroup.IpPermissions = [];
    const second = {
      ...structuredClone(endpointGroup),
      GroupId: "sg-0second",
      IpPermissions: [
        { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: instanceGroup.GroupId }] },
      ],
    };
    state.securityGroups.push(second);
    for (const each of [ssm, ssmmessages]) each.Groups?.push({ GroupId: "sg-0second" });
  },
  "endpoint and instance share the VPC's default group": (state) => {
    const shared = state.securityGroups.find((each) => each.GroupName === "default");
    const { instance, ssm, ssmmessages } = own(state);
    for (const each of [ssm, ssmmessages]) each.Groups = [{ GroupId: shared?.GroupId }];
    instance.SecurityGroups = [{ GroupId: shared?.GroupId }];
  },
  "instance egress only to the endpoint's group": (state) => {
    const { instanceGroup, endpointGroup } = own(state);
    instanceGroup.IpPermissionsEgress = [
      { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: endpointGroup.GroupId }] },
    ];
  },
  "instance egress only to the endpoint subnet": (state) => {
    own(state).instanceGroup.IpPermissionsEgress = [
      { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.77.1.0/24" }] },
    ];
  },
  "network ACL opens just 443 and Linux's ephemeral ports": (state) => {
    own(state).acl.Entries = [
      entry(100, true, "allow", 443, 443),
      entry(110, true, "allow", 32768, 60999),
      entry(100, false, "allow", 443, 443),
      entry(110, false, "allow", 32768, 60999),
    ];
  },
  "network ACL denies 443 from elsewhere first": (state) => {
    own(state).acl.Entries?.unshift(entry(10, false, "deny", 443, 443, "192.168.0.0/16"));
  },
  "network ACL denies all, and the endpoint is in the instance's subnet": (state) => {
    const { ssm, ssmmessages, instance, acl } = own(state);
    for (const each of [ssm, ssmmessages]) each.SubnetIds = [instance.SubnetId as string];
    for (const door of state.networkInterfaces)
      Object.assign(door, { SubnetId: instance.SubnetId, PrivateIpAddress: "10.77.0.20" });
    acl.Entries = [];
  },
  "a NAT gateway as well as endpoints": (state) => {
    own(state).instanceTable.Routes?.push(natRoute);
  },
  "a NAT gateway and no endpoints": (state) => {
    own(state).instanceTable.Routes?.push(natRoute);
    state.vpcEndpoints = [];
  },
  "a NAT gateway, and endpoints without private DNS": (state) => {
    own(state).instanceTable.Routes?.push(natRoute);
    for (const each of state.vpcEndpoints) each.PrivateDnsEnabled = false;
  },
  "several endpoints for one service, one with private DNS": (state) => {
    const twin = structuredClone(own(state).ssm);
    Object.assign(twin, { VpcEndpointId: "vpce-0aaaa", PrivateDnsEnabled: false, Groups: [], NetworkInterfaceIds: [] });
    state.vpcEndpoints.unshift(twin);
  },
  "ec2messages as well": (state) => {
    state.vpcEndpoints.push({
      ...structuredClone(own(state).ssm),
      VpcEndpointId: "vpce-0bbbb",
      ServiceName: "com.amazonaws.ap-northeast-2.ec2messages",
    });
  },
  "endpoints in the instance's other AZ only": (state) => {
    const subnet = state.subnets.find((each) => each.SubnetId === own(state).ssm.SubnetIds?.[0]);
    if (subnet) subnet.AvailabilityZone = "ap-northeast-2c";
  },
  "a role with a policy of one's own": (state) => {
    first(state.rolePolicies).attached = [];
    first(state.rolePolicies).inline = [
      {
        policyName: "agent",
        document: JSON.stringify({
          Statement: [{ Effect: "Allow", Action: ["ssm:Update*", "ssm:Get*", "ssmmessages:*"], Resource: "*" }],
        }),
      },
    ];
  },
  "a route table that is the main one": (state) => {
    const { instanceTable } = own(state);
    instanceTable.Associations = [];
  },
  "IMDSv1 allowed": (state) => {
    own(state).instance.MetadataOptions = { HttpEndpoint: "enabled", HttpTokens: "optional" };
  },
};

describe("healthy set-ups are not called broken", () => {
  it.each(Object.entries(healthy))("%s", async (_, setUp) => {
    const report = await checkSetUp(setUp);
    expect([...idsWith(report, "fail"), ...idsWith(report, "unknown"), ...idsWith(report, "pending")]).toEqual([]);
  });

  it("Default Host Management instead of a profile", async () => {
    const setting = {
      SettingId: "/ssm/managed-instance/default-ec2-instance-management-role",
      SettingValue: "AWSSystemsManagerDefaultEC2InstanceManagementRole",
    };
    const report = await checkSetUp(() => {}, { defaultHostManagement: setting });
    expect(verdicts(report)["instance-role"]).toBe("pass");
  });

  it("Default Host Management beside a profile for the application only", async () => {
    const setting = {
      SettingId: "/ssm/managed-instance/default-ec2-instance-management-role",
      SettingValue: "AWSSystemsManagerDefaultEC2InstanceManagementRole",
    };
    const managedNodes = [{ InstanceId: "", PingStatus: "Online" as const }];
    const report = await checkSetUp(
      (state) => {
        first(state.rolePolicies).attached = [];
        (managedNodes[0] as { InstanceId: string }).InstanceId = own(state).instance.InstanceId ?? "";
      },
      { defaultHostManagement: setting, managedNodes },
    );
    expect(verdicts(report)).toMatchObject({ "instance-role": "pass", "node-online": "pass" });
  });

  it("a customer's own hosted zone that leads to the endpoint", async () => {
    const setUp: SetUp = (state) => {
      for (const each of state.vpcEndpoints) each.PrivateDnsEnabled = false;
    };
    const lab = await simulatedLab(publishedTemplates());
    const zone = (service: string) => ({
      zone: { HostedZoneId: `Z${service}`, Name: `${service}.ap-northeast-2.amazonaws.com.`, Owner: {} },
      records: [
        {
          Name: `${service}.ap-northeast-2.amazonaws.com.`,
          Type: "A" as const,
          AliasTarget: {
            DNSName: `${lab.state.vpcEndpoints.find((each) => each.ServiceName?.endsWith(`.${service}`))?.DnsEntries?.[0]?.DnsName}.`,
            HostedZoneId: "Z0",
            EvaluateTargetHealth: false,
          },
        },
      ],
    });
    const managedNodes = [
      { InstanceId: lab.state.instances[0]?.InstanceId, PingStatus: "Online" as const, AgentVersion: "3.3" },
    ];
    const report = await checkSetUp(setUp, { hostedZones: [zone("ssm"), zone("ssmmessages")], managedNodes });
    expect(idsWith(report, "fail")).toEqual([]);
    expect(verdicts(report)["private-dns"]).toBe("pass");
  });

  it("DNS servers of one's own, on a node that is online", async () => {
    const report = await checkSetUp(() => {}, {
      dhcpOptions: [
        {
          DhcpOptionsId: "dopt-0d5f2a8c4e6b19073",
          DhcpConfigurations: [{ Key: "domain-name-servers", Values: [{ Value: "10.77.0.53" }] }],
        },
      ],
    });
    expect(idsWith(report, "fail")).toEqual([]);
    expect(idsWith(report, "unknown")).toEqual([]);
  });

  it("the VPC's resolver named by its address", async () => {
    const report = await checkSetUp(() => {}, {
      dhcpOptions: [
        {
          DhcpOptionsId: "dopt-0d5f2a8c4e6b19073",
          DhcpConfigurations: [{ Key: "domain-name-servers", Values: [{ Value: "10.77.0.2" }] }],
        },
      ],
    });
    expect(verdicts(report)["vpc-dns"]).toBe("pass");
  });
});
