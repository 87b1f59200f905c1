import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kept } from "./api-call.ts";
import { cliText, kebab, shellQuote } from "./cli-text.ts";

const bash = (script: string) => execFileSync("bash", ["-c", script], { encoding: "utf8" });

describe("shellQuote", () => {
  it("hands any word to a command unchanged", () => {
    const word = fc.string({ unit: "grapheme" }).filter((each) => !each.includes("\u0000"));
    fc.assert(
      fc.property(word, (each) => {
        expect(bash(`printf %s ${shellQuote(each)}`)).toBe(each);
      }),
      { numRuns: 60 },
    );
  });
});

describe("cliText", () => {
  it.each([
    ["VpcEndpointId", "vpc-endpoint-id"],
    ["DescribeVpcs", "describe-vpcs"],
    ["AuthorizeSecurityGroupIngress", "authorize-security-group-ingress"],
    ["EnableDnsHostnames", "enable-dns-hostnames"],
  ])("spells %s as %s", (name, expected) => {
    expect(kebab(name)).toBe(expected);
  });

  it("writes booleans as flags, lists of words bare, objects as JSON", () => {
    const input = { VpcEndpointId: "vpce-1", PrivateDnsEnabled: false, AddSecurityGroupIds: ["sg-1", "sg-2"] };
    expect(cliText({ service: "ec2", operation: "ModifyVpcEndpoint", input })).toBe(
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --no-private-dns-enabled --add-security-group-ids sg-1 sg-2",
    );
    const vpc = { VpcId: "vpc-1", EnableDnsSupport: { Value: true } };
    expect(cliText({ service: "ec2", operation: "ModifyVpcAttribute", input: vpc })).toBe(
      `aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-support '{"Value":true}'`,
    );
    const entry = { NetworkAclId: "acl-1", RuleNumber: 50, Egress: false };
    expect(cliText({ service: "ec2", operation: "DeleteNetworkAclEntry", input: entry })).toBe(
      "aws ec2 delete-network-acl-entry --network-acl-id acl-1 --rule-number 50 --ingress",
    );
  });

  it("hands a kept value on in a shell variable, also inside JSON", () => {
    const make = {
      service: "ec2" as const,
      operation: "CreateSecurityGroup",
      input: { GroupName: "a b" },
      keep: { name: "group", path: "GroupId" },
    };
    expect(cliText(make)).toBe(
      "GROUP=$(aws ec2 create-security-group --group-name 'a b' --query GroupId --output text)",
    );
    const use = {
      service: "ec2" as const,
      operation: "X",
      input: { GroupId: kept("group"), Pairs: [{ GroupId: kept("group") }] },
    };
    const words = bash(`GROUP=sg-1; aws() { printf '%s\\n' "$@"; }; ${cliText(use)}`)
      .trimEnd()
      .split("\n");
    expect(words).toEqual(["ec2", "x", "--group-id", "sg-1", "--pairs", '[{"GroupId":"sg-1"}]']);
  });
});
