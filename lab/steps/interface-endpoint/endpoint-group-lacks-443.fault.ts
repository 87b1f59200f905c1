import { defineFault } from "../../core/fault.ts";
import { labEndpoint } from "../drill-objects.ts";
import { allRules } from "./group-rules.ts";

export default defineFault({
  id: "endpoint-group-lacks-443",
  title: { ko: "엔드포인트 보안 그룹에 443 인바운드가 없음", en: "The endpoint's security group lacks inbound 443" },
  fact: "7.1",
  requires: ["vpcEndpoints", "securityGroups"],
  break: ({ healthy, region }) =>
    allRules("Revoke", "Ingress", labEndpoint(healthy, "ssm", region).Groups?.[0]?.GroupId, healthy),
  mend: ({ healthy, region }) =>
    allRules("Authorize", "Ingress", labEndpoint(healthy, "ssm", region).Groups?.[0]?.GroupId, healthy),
  turnsRed: ["endpoint-security-group", "node-online"],
  firstCause: { check: "endpoint-security-group", messageId: "blocked" },
});
