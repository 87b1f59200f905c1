import type { SecurityGroup } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { type Artifacts, need } from "../../core/artifacts.ts";
import { asRequest, ec2 } from "../drill-objects.ts";

/** Revokes, or authorizes again, every rule of one direction of a group. */
export function allRules(
  verb: "Authorize" | "Revoke",
  direction: "Ingress" | "Egress",
  groupId: string | undefined,
  healthy: Artifacts<"securityGroups">,
): ApiCall[] {
  const group = need(healthy, "securityGroups").find((each: SecurityGroup) => each.GroupId === groupId);
  const rules = (direction === "Ingress" ? group?.IpPermissions : group?.IpPermissionsEgress) ?? [];
  return [ec2(`${verb}SecurityGroup${direction}`, { GroupId: groupId, IpPermissions: rules.map(asRequest) })];
}
