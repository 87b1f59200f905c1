import type { ApiCall } from "../../core/api-call.ts";
import { type Artifacts, need } from "../../core/artifacts.ts";
import { defineFault } from "../../core/fault.ts";
import { labInstance } from "../drill-objects.ts";

function rolePolicy(
  operation: string,
  healthy: Artifacts<"instances" | "instanceProfiles" | "rolePolicies">,
): ApiCall[] {
  const arn = labInstance(healthy).IamInstanceProfile?.Arn;
  const RoleName = need(healthy, "instanceProfiles").find((each) => each.Arn === arn)?.Roles?.[0]?.RoleName;
  const policies = need(healthy, "rolePolicies").find((each) => each.roleName === RoleName);
  return (policies?.attached ?? []).map(({ PolicyArn }) => ({
    service: "iam",
    operation,
    input: { RoleName, PolicyArn },
  }));
}

export default defineFault({
  id: "managed-policy-detached",
  title: { ko: "역할에서 관리형 정책이 빠짐", en: "The role has lost its managed policy" },
  requires: ["instances", "instanceProfiles", "rolePolicies"],
  break: ({ healthy }) => rolePolicy("DetachRolePolicy", healthy),
  mend: ({ healthy }) => rolePolicy("AttachRolePolicy", healthy),
  turnsRed: ["instance-role", "node-online"],
  firstCause: { check: "instance-role", messageId: "lacks" },
});
