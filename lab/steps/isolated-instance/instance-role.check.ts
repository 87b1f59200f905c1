import type { Instance } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { type Artifacts, isArtifactError, maybe, need, type RolePolicies, Unseen } from "../../core/artifacts.ts";
import { defineCheck, type Evidence, type Finding } from "../../core/check.ts";
import { allowsAction, trusts } from "../../network/policies.ts";
import { defaultStackName, labTag } from "../lab.ts";
import { isOnline, managedNode } from "../managed-node.ts";

/** What an agent asks of its role to register and to receive commands ("SSM Agent technical details"; facts 1.1). */
const agentActions = [
  "ssm:UpdateInstanceInformation",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenDataChannel",
] as const;

/** AWS managed policies that grant all of these; their documents need not be read. */
export const sufficientPolicies = [
  "AmazonSSMManagedInstanceCore",
  "AmazonSSMManagedEC2InstanceDefaultPolicy",
  "AmazonEC2RoleforSSM",
  "AdministratorAccess",
];

const awsPolicy = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const isSufficient = (arn: string | undefined) =>
  sufficientPolicies.some(
    (name) => arn?.endsWith(`:aws:policy/${name}`) || arn?.endsWith(`:aws:policy/service-role/${name}`),
  );

/** The value of the service setting where no role has been chosen. */
const noDefaultRole = "$None";

/** Every artifact that this check may look at. */
export const roleArtifacts = [
  "instances",
  "instanceProfiles",
  "rolePolicies",
  "defaultHostManagement",
  "managedNodes",
  "stackResources",
] as const;
type RoleArtifacts = Artifacts<(typeof roleArtifacts)[number]>;
type MessageId =
  | "granted"
  | "managedByDefault"
  | "workingWithoutProfile"
  | "noProfile"
  | "noRole"
  | "noTrust"
  | "lacks";
type RoleFinding = Finding<MessageId>;

/** The profile that the stack made, else a new one with the role that this course uses. */
function attachProfile(instanceId: string, artifacts: RoleArtifacts): ApiCall[] {
  const made = maybe(artifacts, "stackResources")?.find((each) => each.ResourceType === "AWS::IAM::InstanceProfile");
  const name = made?.PhysicalResourceId ?? "vpce-lab-instance";
  const associate: ApiCall = {
    service: "ec2",
    operation: "AssociateIamInstanceProfile",
    input: { InstanceId: instanceId, IamInstanceProfile: { Name: name } },
  };
  if (made) return [associate];
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  const tags = { Tags: [{ Key: labTag, Value: defaultStackName }] };
  return [
    {
      service: "iam",
      operation: "CreateRole",
      input: { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust), ...tags },
    },
    {
      service: "iam",
      operation: "AttachRolePolicy",
      input: { RoleName: name, PolicyArn: awsPolicy("AmazonSSMManagedInstanceCore") },
    },
    { service: "iam", operation: "CreateInstanceProfile", input: { InstanceProfileName: name, ...tags } },
    { service: "iam", operation: "AddRoleToInstanceProfile", input: { InstanceProfileName: name, RoleName: name } },
    associate,
  ];
}

/** The role of Default Host Management, where the account has chosen one and it could be read. */
function defaultRole(artifacts: RoleArtifacts): string | undefined {
  const role = maybe(artifacts, "defaultHostManagement")?.SettingValue ?? noDefaultRole;
  return role === noDefaultRole ? undefined : role;
}

/** Without a profile, Default Host Management may still serve the instance (facts 1.8). */
function withoutProfile(instance: Instance, artifacts: RoleArtifacts): RoleFinding {
  const id = instance.InstanceId ?? "";
  const base = { params: { instance: id }, resources: [id] };
  const evidence: Evidence[] = [{ from: "instances", id, value: { IamInstanceProfile: null } }];
  const setting = artifacts.defaultHostManagement;
  if (!isArtifactError(setting)) {
    const role = defaultRole(artifacts);
    if (role) {
      const seen: Evidence = { from: "defaultHostManagement", id: setting.SettingId ?? "", value: setting };
      return {
        ...base,
        verdict: "pass",
        messageId: "managedByDefault",
        params: { instance: id, role },
        evidence: [...evidence, seen],
      };
    }
  } else if (isOnline(managedNode(artifacts, instance))) {
    return { ...base, verdict: "pass", messageId: "workingWithoutProfile", evidence };
  } else if (setting.error !== "UnexpectedResponse") {
    // Default Host Management may well be on; only an endpoint that does not know the setting rules it out.
    throw new Unseen("defaultHostManagement", setting);
  }
  return { ...base, verdict: "fail", messageId: "noProfile", evidence, mend: attachProfile(id, artifacts) };
}

function documentsOf(role: RolePolicies): string[] {
  return [...role.attached.flatMap((policy) => policy.document ?? []), ...role.inline.map((policy) => policy.document)];
}

function missingActions(role: RolePolicies): string[] {
  const known = role.attached.some((policy) => isSufficient(policy.PolicyArn));
  const documents = documentsOf(role);
  if (known) {
    // Only an explicit deny elsewhere can take away what a sufficient policy grants.
    const everything = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
    return agentActions.filter((action) => !allowsAction([...documents, everything], action));
  }
  return agentActions.filter((action) => !allowsAction(documents, action));
}

export default defineCheck({
  id: "instance-role",
  about: "instance",
  title: { ko: "에이전트의 역할과 권한", en: "The agent's role and permissions" },
  requires: roleArtifacts,
  messages: {
    ko: {
      granted: "인스턴스 {instance}의 역할 {role}에 에이전트가 쓰는 권한이 있습니다.",
      managedByDefault:
        "인스턴스 프로파일로는 등록하지 못하지만 기본 호스트 관리 구성(DHMC)의 역할 {role:이/가} 인스턴스 {instance:을/를} 맡습니다.",
      workingWithoutProfile:
        "인스턴스 {instance}에 인스턴스 프로파일은 없지만 온라인입니다. 기본 호스트 관리 구성(DHMC)처럼 다른 자격 증명을 쓰고 있습니다.",
      noProfile:
        "인스턴스 {instance}에 인스턴스 프로파일이 없고 기본 호스트 관리 구성(DHMC)도 없습니다. 에이전트에게 자격 증명이 없어 등록하지 못합니다. 아래 명령으로 프로파일을 연결하세요.",
      noRole:
        "인스턴스 프로파일 {profile}에 역할이 들어 있지 않습니다. 에이전트가 자격 증명을 받지 못합니다. 프로파일에 역할을 넣으세요.",
      noTrust:
        "역할 {role}의 신뢰 정책이 ec2.amazonaws.com을 허용하지 않습니다. 인스턴스가 역할을 맡지 못해 에이전트에게 자격 증명이 없습니다. 아래 명령으로 신뢰 정책을 고치세요.",
      lacks:
        "역할 {role}에 에이전트의 권한 {actions:이/가} 없습니다. 에이전트의 요청이 AccessDenied로 거절됩니다. 아래 명령으로 AmazonSSMManagedInstanceCore를 연결하세요.",
    },
    en: {
      granted: "Role {role} of {instance} grants what the agent uses.",
      managedByDefault:
        "No instance profile lets it register, but Default Host Management Configuration manages {instance} with role {role}.",
      workingWithoutProfile:
        "{instance} has no instance profile and yet is online: it uses other credentials, such as Default Host Management Configuration.",
      noProfile:
        "{instance} has no instance profile, and Default Host Management Configuration is off. The agent has no credentials and cannot register. Attach a profile with the commands below.",
      noRole: "Instance profile {profile} holds no role. The agent gets no credentials. Put a role into the profile.",
      noTrust:
        "The trust policy of role {role} does not allow ec2.amazonaws.com. The instance cannot assume the role, so the agent has no credentials. Mend the trust policy with the command below.",
      lacks:
        "Role {role} does not grant {actions}, which the agent needs. Its requests end in AccessDenied. Attach AmazonSSMManagedInstanceCore with the command below.",
    },
  },
  evaluate({ artifacts }, instance): RoleFinding {
    const id = instance.InstanceId ?? "";
    const arn = instance.IamInstanceProfile?.Arn;
    if (!arn) return withoutProfile(instance, artifacts);
    const profile = need(artifacts, "instanceProfiles").find((each) => each.Arn === arn);
    const role = profile?.Roles?.[0];
    const profileName = profile?.InstanceProfileName ?? arn;
    if (!role?.RoleName) {
      const evidence: Evidence[] = [{ from: "instanceProfiles", id: profileName, value: { Roles: [] } }];
      return {
        verdict: "fail",
        messageId: "noRole",
        params: { profile: profileName },
        resources: [profileName, id],
        evidence,
      };
    }
    const params = { instance: id, role: role.RoleName };
    const resources = [role.RoleName, id];
    if (role.AssumeRolePolicyDocument && !trusts(role.AssumeRolePolicyDocument, "ec2.amazonaws.com")) {
      const evidence: Evidence[] = [
        { from: "instanceProfiles", id: role.RoleName, value: role.AssumeRolePolicyDocument },
      ];
      return { verdict: "fail", messageId: "noTrust", params, resources, evidence };
    }
    const policies = need(artifacts, "rolePolicies").find((each) => each.roleName === role.RoleName);
    const missing = policies ? missingActions(policies) : [...agentActions];
    const evidence: Evidence[] = [
      {
        from: "rolePolicies",
        id: role.RoleName,
        value: { AttachedPolicies: (policies?.attached ?? []).map((each) => each.PolicyName) },
      },
    ];
    if (missing.length === 0) return { verdict: "pass", messageId: "granted", params, resources, evidence };
    // An agent whose profile does not let it register turns to Default Host Management (facts 1.7).
    if (missing.includes("ssm:UpdateInstanceInformation")) {
      const byDefault = defaultRole(artifacts);
      if (byDefault) {
        return {
          verdict: "pass",
          messageId: "managedByDefault",
          params: { instance: id, role: byDefault },
          resources: [id],
          evidence,
        };
      }
    }
    const attach: ApiCall = {
      service: "iam",
      operation: "AttachRolePolicy",
      input: { RoleName: role.RoleName, PolicyArn: awsPolicy("AmazonSSMManagedInstanceCore") },
    };
    return {
      verdict: "fail",
      messageId: "lacks",
      params: { ...params, actions: missing.join(", ") },
      resources,
      evidence,
      mend: [attach],
    };
  },
});
