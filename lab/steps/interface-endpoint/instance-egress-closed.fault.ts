import { defineFault } from "../../core/fault.ts";
import { labInstance } from "../drill-objects.ts";
import { allRules } from "./group-rules.ts";

export default defineFault({
  id: "instance-egress-closed",
  title: { ko: "인스턴스 보안 그룹의 아웃바운드가 닫힘", en: "The instance's security group lets nothing out" },
  fact: "7.3",
  requires: ["instances", "securityGroups"],
  break: ({ healthy }) => allRules("Revoke", "Egress", labInstance(healthy).SecurityGroups?.[0]?.GroupId, healthy),
  mend: ({ healthy }) => allRules("Authorize", "Egress", labInstance(healthy).SecurityGroups?.[0]?.GroupId, healthy),
  turnsRed: ["instance-egress", "node-online"],
  firstCause: { check: "instance-egress", messageId: "blocked" },
});
