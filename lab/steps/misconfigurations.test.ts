import { describe, expect, it } from "vitest";
import { checkSetUp, entry, first, own, type SetUp } from "../../test/support/set-up.ts";
import { firstCause, idsWith, verdicts } from "../../test/support/verdicts.ts";

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
  "an endpoint in no subnet": [
    (state) => {
      Object.assign(own(state).ssm, { SubnetIds: [], NetworkInterfaceIds: [] });
    },
    "endpoint-services",
  ],
  "an IPv6-only instance and IPv4-only endpoints": [
    (state) => {
      const { instance } = own(state);
      delete instance.PrivateIpAddress;
      instance.Ipv6Address = "2406:da12::10";
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
    const report = await checkSetUp(setUp);
    expect(firstCause(report)?.id).toBe(cause);
    expect(idsWith(report, "unknown")).toEqual([]);
  });

  it("a hosted zone that shadows the name without a record", async () => {
    const setUp: SetUp = (state) => {
      for (const each of state.vpcEndpoints) each.PrivateDnsEnabled = false;
    };
    const zone = { zone: { HostedZoneId: "Z1", Name: "ap-northeast-2.amazonaws.com.", Owner: {} }, records: [] };
    const report = await checkSetUp(setUp, { hostedZones: [zone] });
    expect(firstCause(report)).toMatchObject({ id: "private-dns", messageId: "shadowed", params: { zone: "Z1" } });
  });

  it("a pending endpoint is pending, not failed", async () => {
    const report = await checkSetUp((state) => {
      own(state).ssm.State = "Pending";
    });
    expect(verdicts(report)["endpoint-services"]).toBe("pending");
    expect(idsWith(report, "fail")).toEqual([]);
  });

  it("a booting instance is pending, not failed", async () => {
    const report = await checkSetUp(
      (state) => {
        own(state).instance.State = { Name: "pending" };
      },
      { managedNodes: [] },
    );
    expect(idsWith(report, "fail")).toEqual([]);
    expect(verdicts(report)).toMatchObject({ "instance-running": "pending", "node-online": "pending" });
  });

  it("a command that no agent fetched was not delivered", async () => {
    const report = await checkSetUp((state) => {
      Object.assign(first(state.commandInvocations), { Status: "TimedOut", StatusDetails: "DeliveryTimedOut" });
    });
    expect(firstCause(report)).toMatchObject({ id: "command-succeeded", messageId: "undelivered" });
  });

  it("an open path and an agent that has not come back yet is pending", async () => {
    const report = await checkSetUp(() => {}, { managedNodes: [] });
    expect(verdicts(report)["node-online"]).toBe("pending");
    expect(idsWith(report, "fail")).toEqual([]);
  });
});
