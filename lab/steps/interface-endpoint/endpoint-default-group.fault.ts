import type { ApiCall } from "../../core/api-call.ts";
import { type Artifacts, need } from "../../core/artifacts.ts";
import { defineFault } from "../../core/fault.ts";
import { ec2, labEndpoint } from "../drill-objects.ts";

function swapGroups(
  healthy: Artifacts<"vpcEndpoints" | "securityGroups">,
  region: string,
  toDefault: boolean,
): ApiCall[] {
  const endpoint = labEndpoint(healthy, "ssm", region);
  const own = (endpoint.Groups ?? []).map((group) => group.GroupId);
  const vpcDefault = need(healthy, "securityGroups")
    .filter((each) => each.VpcId === endpoint.VpcId && each.GroupName === "default")
    .map((group) => group.GroupId);
  return [
    ec2("ModifyVpcEndpoint", {
      VpcEndpointId: endpoint.VpcEndpointId,
      AddSecurityGroupIds: toDefault ? vpcDefault : own,
      RemoveSecurityGroupIds: toDefault ? own : vpcDefault,
    }),
  ];
}

export default defineFault({
  id: "endpoint-default-group",
  title: { ko: "ssm 엔드포인트에 VPC 기본 보안 그룹이 붙음", en: "The ssm endpoint has the VPC's default group" },
  fact: "7.2",
  requires: ["vpcEndpoints", "securityGroups"],
  break: ({ healthy, region }) => swapGroups(healthy, region, true),
  mend: ({ healthy, region }) => swapGroups(healthy, region, false),
  turnsRed: ["endpoint-security-group", "node-online"],
  firstCause: { check: "endpoint-security-group", messageId: "blocked" },
});
