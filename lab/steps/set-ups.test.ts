import type { NetworkAclEntry, VpcEndpoint } from "@aws-sdk/client-ec2";
import { describe, expect, it } from "vitest";
import { publishedTemplates } from "../../test/support/templates.ts";
import { firstCause, idsWith, verdicts } from "../../test/support/verdicts.ts";
import { report as agentsReport } from "../accounts/simulated/agent.ts";
import { type SimulatedLab, simulatedLab } from "../accounts/simulated/index.ts";
import type { State } from "../accounts/simulated/state.ts";
import type { Artifacts } from "../core/artifacts.ts";
import type { Report } from "../core/result.ts";
import { evaluateSteps, requiredArtifacts } from "../core/run.ts";
import { steps } from "./index.ts";

const templates = publishedTemplates();

/** What a reader's own account may look like: the lab's objects without its tags, changed by hand. */
type SetUp = (state: State) => void;

const first = <T>(items: readonly T[]): T => items[0] as T;
const own = (state: State) => {
  const instance = first(state.instances);
  const endpoint = (service: string) =>
    state.vpcEndpoints.find((each) => each.ServiceName?.endsWith(`.${service}`)) as VpcEndpoint;
  const group = (id: string | undefined) =>
    state.securityGroups.find((each) => each.GroupId === id) as State["securityGroups"][number];
  const table = (subnetId: string | undefined) =>
    state.routeTables.find((each) =>
      each.Associations?.some((one) => one.SubnetId === subnetId),
    ) as State["routeTables"][number];
  return {
    vpc: first(state.vpcs),
    instance,
    ssm: endpoint("ssm"),
    ssmmessages: endpoint("ssmmessages"),
    instanceGroup: group(instance.SecurityGroups?.[0]?.GroupId),
    endpointGroup: group(endpoint("ssm").Groups?.[0]?.GroupId),
    acl: first(state.networkAcls),
    instanceTable: table(instance.SubnetId),
  };
};

const entry = (
  RuleNumber: number,
  Egress: boolean,
  RuleAction: "allow" | "deny",
  from: number,
  to: number,
  CidrBlock = "0.0.0.0/0",
): NetworkAclEntry => ({
  RuleNumber,
  Egress,
  RuleAction,
  CidrBlock,
  Protocol: "6",
  PortRange: { From: from, To: to },
});

const natRoute = { DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: "nat-0123456789abcdef0", State: "active" as const };

interface Overrides extends Partial<Artifacts> {}

async function check(setUp: SetUp, { tagged = false, overrides = {} as Overrides } = {}): Promise<Report> {
  const lab: SimulatedLab = await simulatedLab(templates);
  if (!tagged) for (const vpc of lab.state.vpcs) vpc.Tags = [];
  setUp(lab.state);
  agentsReport(lab.state);
  const gathered = await lab.gather(requiredArtifacts(steps), lab.scope);
  const artifacts = { ...gathered, ...overrides } as Artifacts;
  const about = { region: lab.region, scope: lab.scope };
  return {
    account: { kind: "simulated", region: lab.region },
    scope: lab.scope,
    through: "",
    calls: 0,
    steps: evaluateSteps(steps, artifacts, about),
  };
}

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
    const report = await check(setUp);
    expect([...idsWith(report, "fail"), ...idsWith(report, "unknown"), ...idsWith(report, "pending")]).toEqual([]);
  });

  it("Default Host Management instead of a profile", async () => {
    const setting = {
      SettingId: "/ssm/managed-instance/default-ec2-instance-management-role",
      SettingValue: "AWSSystemsManagerDefaultEC2InstanceManagementRole",
    };
    const report = await check(() => {}, { overrides: { defaultHostManagement: setting } });
    expect(verdicts(report)["instance-role"]).toBe("pass");
  });

  it("a customer's own hosted zone that leads to the endpoint", async () => {
    const setUp: SetUp = (state) => {
      for (const each of state.vpcEndpoints) each.PrivateDnsEnabled = false;
    };
    const lab = await simulatedLab(templates);
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
    const report = await check(setUp, { overrides: { hostedZones: [zone("ssm"), zone("ssmmessages")], managedNodes } });
    expect(idsWith(report, "fail")).toEqual([]);
    expect(verdicts(report)["private-dns"]).toBe("pass");
  });

  it("DNS servers of one's own, on a node that is online", async () => {
    const report = await check(() => {}, {
      overrides: {
        dhcpOptions: [
          {
            DhcpOptionsId: "dopt-0d5f2a8c4e6b19073",
            DhcpConfigurations: [{ Key: "domain-name-servers", Values: [{ Value: "10.77.0.53" }] }],
          },
        ],
      },
    });
    expect(idsWith(report, "fail")).toEqual([]);
    expect(idsWith(report, "unknown")).toEqual([]);
  });

  it("the VPC's resolver named by its address", async () => {
    const report = await check(() => {}, {
      overrides: {
        dhcpOptions: [
          {
            DhcpOptionsId: "dopt-0d5f2a8c4e6b19073",
            DhcpConfigurations: [{ Key: "domain-name-servers", Values: [{ Value: "10.77.0.2" }] }],
          },
        ],
      },
    });
    expect(verdicts(report)["vpc-dns"]).toBe("pass");
  });
});

/** Misconfigurations that no drill injects, and the check that must name each first. */
const broken: Record<string, [SetUp, check: string]> = {
  "endpoint group opens 443 over UDP": [
    (state) => {
      own(state).endpointGroup.IpPermissions = [
        { IpProtocol: "udp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
      ];
    },
    "endpoint-security-group",
  ],
  "endpoint group opens 443 to another subnet": [
    (state) => {
      own(state).endpointGroup.IpPermissions = [
        { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.77.9.0/24" }] },
      ];
    },
    "endpoint-security-group",
  ],
  "the ssmmessages endpoint's own group is the closed one": [
    (state) => {
      const { ssmmessages, endpointGroup } = own(state);
      state.securityGroups.push({ ...structuredClone(endpointGroup), GroupId: "sg-0closed", IpPermissions: [] });
      ssmmessages.Groups = [{ GroupId: "sg-0closed" }];
    },
    "endpoint-security-group",
  ],
  "network ACL without a matching entry": [
    (state) => {
      own(state).acl.Entries = [entry(100, true, "allow", 80, 80), entry(100, false, "allow", 443, 443)];
    },
    "network-acl-request",
  ],
  "network ACL opens a part of the ephemeral ports": [
    (state) => {
      own(state).acl.Entries = [
        entry(100, true, "allow", 0, 65535),
        entry(100, false, "allow", 443, 443),
        entry(110, false, "allow", 32768, 40000),
      ];
    },
    "network-acl-return",
  ],
  "egress for HTTP only": [
    (state) => {
      own(state).instanceGroup.IpPermissionsEgress = [
        { IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
      ];
    },
    "instance-egress",
  ],
  "endpoints of another region": [
    (state) => {
      for (const each of state.vpcEndpoints)
        each.ServiceName = each.ServiceName?.replace("ap-northeast-2", "us-east-1");
    },
    "endpoint-services",
  ],
  "endpoint rejected": [
    (state) => {
      own(state).ssm.State = "Rejected";
    },
    "endpoint-services",
  ],
  "both attributes off": [
    (state) => {
      Object.assign(first(state.vpcAttributes), {
        EnableDnsSupport: { Value: false },
        EnableDnsHostnames: { Value: false },
      });
    },
    "vpc-dns",
  ],
  "a role that EC2 may not assume": [
    (state) => {
      first(state.roles).AssumeRolePolicyDocument = JSON.stringify({
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
      });
    },
    "instance-role",
  ],
  "an explicit deny beside a sufficient policy": [
    (state) => {
      first(state.rolePolicies).inline = [
        {
          policyName: "no",
          document: JSON.stringify({ Statement: { Effect: "Deny", Action: "ssmmessages:*", Resource: "*" } }),
        },
      ];
    },
    "instance-role",
  ],
  "a profile without a role": [
    (state) => {
      first(state.instanceProfiles).Roles = [];
    },
    "instance-role",
  ],
};

describe("misconfigurations are named", () => {
  it.each(Object.entries(broken))("%s", async (_, [setUp, cause]) => {
    const report = await check(setUp);
    expect(firstCause(report)?.id).toBe(cause);
    expect(idsWith(report, "unknown")).toEqual([]);
  });

  it("a hosted zone that shadows the name without a record", async () => {
    const setUp: SetUp = (state) => {
      for (const each of state.vpcEndpoints) each.PrivateDnsEnabled = false;
    };
    const zone = { zone: { HostedZoneId: "Z1", Name: "ap-northeast-2.amazonaws.com.", Owner: {} }, records: [] };
    const report = await check(setUp, { overrides: { hostedZones: [zone] } });
    expect(firstCause(report)).toMatchObject({ id: "private-dns", messageId: "shadowed", params: { zone: "Z1" } });
  });

  it("a pending endpoint is pending, not failed", async () => {
    const report = await check((state) => {
      own(state).ssm.State = "Pending";
    });
    expect(verdicts(report)["endpoint-services"]).toBe("pending");
  });

  it("an open path and an agent that has not come back yet is pending", async () => {
    const report = await check(() => {}, { overrides: { managedNodes: [] } });
    expect(verdicts(report)["node-online"]).toBe("pending");
    expect(idsWith(report, "fail")).toEqual([]);
  });
});

describe("what could not be seen is unknown, and names the action", () => {
  const cases: [keyof Artifacts, action: string, checks: string[]][] = [
    ["securityGroups", "ec2:DescribeSecurityGroups", ["instance-egress", "endpoint-security-group"]],
    ["networkAcls", "ec2:DescribeNetworkAcls", ["network-acl-request", "network-acl-return"]],
    ["vpcAttributes", "ec2:DescribeVpcAttribute", ["vpc-dns"]],
    ["vpcEndpoints", "ec2:DescribeVpcEndpoints", ["endpoint-services", "private-dns", "instance-egress"]],
    ["managedNodes", "ssm:DescribeInstanceInformation", ["node-online"]],
    [
      "commandInvocations",
      "ssm:ListCommandInvocations",
      ["command-succeeded", "private-resolution", "internet-unreachable"],
    ],
    ["rolePolicies", "iam:ListAttachedRolePolicies", ["instance-role"]],
    ["instances", "ec2:DescribeInstances", ["instance-running", "endpoint-security-group", "node-online"]],
  ];
  it.each(cases)("%s", async (name, action, checks) => {
    const report = await check(() => {}, {
      overrides: { [name]: { error: "AccessDenied", action, message: "denied" } } as Overrides,
    });
    expect(idsWith(report, "fail")).toEqual([]);
    const results = report.steps.flatMap((step) => step.checks);
    for (const id of checks) {
      const result = results.find((each) => each.id === id);
      expect(result, id).toMatchObject({ verdict: "unknown", messageId: "runner.AccessDenied", params: { action } });
    }
  });
});
