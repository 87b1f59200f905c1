import type {
  AddRoleToInstanceProfileRequest,
  AttachRolePolicyRequest,
  CreateInstanceProfileRequest,
  CreateRoleRequest,
  InstanceProfile,
} from "@aws-sdk/client-iam";
import { AwsError } from "../error.ts";
import { issueId, now, type State } from "../state.ts";
import type { Operations } from "./operation.ts";

const noSuchEntity = (what: string, name: unknown) =>
  new AwsError("NoSuchEntity", `The ${what} with name ${String(name)} cannot be found.`);

function policiesOf(state: State, roleName: string | undefined) {
  const policies = state.rolePolicies.find((each) => each.roleName === roleName);
  if (!policies) throw noSuchEntity("role", roleName);
  return policies;
}

/** @throws AwsError NoSuchEntity */
export function profileBy(state: State, { Name, Arn }: { Name?: string; Arn?: string }): InstanceProfile {
  const profile = state.instanceProfiles.find((each) => (Arn ? each.Arn === Arn : each.InstanceProfileName === Name));
  if (!profile) throw noSuchEntity("instance profile", Name ?? Arn);
  return profile;
}

function refuseSecond(exists: boolean, what: string, name: unknown): void {
  if (exists) throw new AwsError("EntityAlreadyExists", `${what} with name ${String(name)} already exists.`);
}

export const iamOperations: Operations = {
  CreateRole(state, input: CreateRoleRequest) {
    const RoleName = input.RoleName ?? "";
    refuseSecond(
      state.roles.some((each) => each.RoleName === RoleName),
      "Role",
      RoleName,
    );
    const role = {
      RoleName,
      RoleId: issueId(state, "AROA"),
      Path: "/",
      Arn: `arn:aws:iam::${state.accountId}:role/${RoleName}`,
      CreateDate: now(state),
      AssumeRolePolicyDocument: input.AssumeRolePolicyDocument,
      Tags: input.Tags ?? [],
    };
    state.roles.push(role);
    state.rolePolicies.push({ roleName: RoleName, attached: [], inline: [] });
    return { Role: role };
  },

  AttachRolePolicy(state, input: AttachRolePolicyRequest) {
    const { attached } = policiesOf(state, input.RoleName);
    const PolicyName = input.PolicyArn?.split("/").at(-1);
    if (!attached.some((each) => each.PolicyArn === input.PolicyArn)) {
      attached.push({ PolicyArn: input.PolicyArn, PolicyName });
    }
    return {};
  },

  DetachRolePolicy(state, input: AttachRolePolicyRequest) {
    const policies = policiesOf(state, input.RoleName);
    const kept = policies.attached.filter((each) => each.PolicyArn !== input.PolicyArn);
    if (kept.length === policies.attached.length) throw noSuchEntity("policy", input.PolicyArn);
    policies.attached = kept;
    return {};
  },

  CreateInstanceProfile(state, input: CreateInstanceProfileRequest) {
    const InstanceProfileName = input.InstanceProfileName ?? "";
    const exists = state.instanceProfiles.some((each) => each.InstanceProfileName === InstanceProfileName);
    refuseSecond(exists, "Instance Profile", InstanceProfileName);
    const profile: InstanceProfile = {
      InstanceProfileName,
      InstanceProfileId: issueId(state, "AIPA"),
      Path: "/",
      Arn: `arn:aws:iam::${state.accountId}:instance-profile/${InstanceProfileName}`,
      CreateDate: now(state),
      Roles: [],
      Tags: input.Tags ?? [],
    };
    state.instanceProfiles.push(profile);
    return { InstanceProfile: profile };
  },

  AddRoleToInstanceProfile(state, input: AddRoleToInstanceProfileRequest) {
    const role = state.roles.find((each) => each.RoleName === input.RoleName);
    if (!role) throw noSuchEntity("role", input.RoleName);
    const profile = profileBy(state, { Name: input.InstanceProfileName });
    if (profile.Roles?.length)
      throw new AwsError("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    profile.Roles = [role];
    return {};
  },
};
