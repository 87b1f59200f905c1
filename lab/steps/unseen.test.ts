import { describe, expect, it } from "vitest";
import { checkSetUp } from "../../test/support/set-up.ts";
import { idsWith } from "../../test/support/verdicts.ts";
import type { Artifacts } from "../core/artifacts.ts";

describe("what could not be seen is unknown, and names the action", () => {
  const cases: [keyof Artifacts, action: string, checks: string[]][] = [
    ["securityGroups", "ec2:DescribeSecurityGroups", ["instance-egress", "endpoint-security-group"]],
    ["networkAcls", "ec2:DescribeNetworkAcls", ["network-acl-request", "network-acl-return"]],
    ["routeTables", "ec2:DescribeRouteTables", ["no-way-out"]],
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
    const report = await checkSetUp(() => {}, {
      [name]: { error: "AccessDenied", action, message: "denied" },
    });
    expect(idsWith(report, "fail")).toEqual([]);
    const results = report.steps.flatMap((step) => step.checks);
    for (const id of checks) {
      const result = results.find((each) => each.id === id);
      expect(result, id).toMatchObject({ verdict: "unknown", messageId: "runner.AccessDenied", params: { action } });
    }
  });
});
