import type {
  AuthorizeSecurityGroupIngressRequest,
  CreateSecurityGroupRequest,
  IpPermission,
  SecurityGroup,
} from "@aws-sdk/client-ec2";
import { AwsError, notFound } from "../error.ts";
import { issueId, type State } from "../state.ts";
import { type Operations, tagsOf } from "./operation.ts";

/** @throws AwsError InvalidGroup.NotFound */
export function groupById(state: State, id: string | undefined): SecurityGroup {
  const group = state.securityGroups.find((each) => each.GroupId === id);
  if (!group) throw notFound("InvalidGroup.NotFound", "security group", id);
  return group;
}

/** A new group: nothing in, everything out (facts 6.1). */
export function createGroup(state: State, input: CreateSecurityGroupRequest): SecurityGroup {
  const group: SecurityGroup = {
    GroupId: issueId(state, "sg"),
    GroupName: input.GroupName,
    Description: input.Description,
    VpcId: input.VpcId,
    OwnerId: state.accountId,
    IpPermissions: [],
    IpPermissionsEgress: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    Tags: tagsOf(input),
  };
  state.securityGroups.push(group);
  return group;
}

/** What makes two rules the same; descriptions do not. */
function ruleKey(rule: IpPermission): string {
  return JSON.stringify([
    rule.IpProtocol,
    rule.FromPort ?? null,
    rule.ToPort ?? null,
    (rule.IpRanges ?? []).map((each) => each.CidrIp),
    (rule.Ipv6Ranges ?? []).map((each) => each.CidrIpv6),
    (rule.UserIdGroupPairs ?? []).map((each) => each.GroupId),
    (rule.PrefixListIds ?? []).map((each) => each.PrefixListId),
  ]);
}

type Side = "IpPermissions" | "IpPermissionsEgress";

function authorize(side: Side) {
  return (state: State, input: AuthorizeSecurityGroupIngressRequest) => {
    const rules = groupById(state, input.GroupId)[side] ?? [];
    for (const rule of input.IpPermissions ?? []) {
      if (rules.some((each) => ruleKey(each) === ruleKey(rule))) {
        throw new AwsError("InvalidPermission.Duplicate", "the specified rule already exists");
      }
      rules.push(structuredClone(rule));
    }
    return { Return: true };
  };
}

function revoke(side: Side) {
  return (state: State, input: AuthorizeSecurityGroupIngressRequest) => {
    const group = groupById(state, input.GroupId);
    for (const rule of input.IpPermissions ?? []) {
      const kept = (group[side] ?? []).filter((each) => ruleKey(each) !== ruleKey(rule));
      if (kept.length === group[side]?.length) {
        throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
      }
      group[side] = kept;
    }
    return { Return: true };
  };
}

export const securityGroupOperations: Operations = {
  CreateSecurityGroup: (state, input: CreateSecurityGroupRequest) => ({ GroupId: createGroup(state, input).GroupId }),
  AuthorizeSecurityGroupIngress: authorize("IpPermissions"),
  AuthorizeSecurityGroupEgress: authorize("IpPermissionsEgress"),
  RevokeSecurityGroupIngress: revoke("IpPermissions"),
  RevokeSecurityGroupEgress: revoke("IpPermissionsEgress"),
};
