import { defineFault } from "../../core/fault.ts";
import { ec2, instanceAcl } from "../drill-objects.ts";

/** In front of the default rule 100. */
const rule = { RuleNumber: 50, Egress: true };

export default defineFault({
  id: "network-acl-denies-request",
  title: { ko: "네트워크 ACL이 나가는 443을 거부함", en: "A network ACL denies 443 on the way out" },
  fact: "7.13",
  requires: ["instances", "networkAcls"],
  break: ({ healthy }) => [
    ec2("CreateNetworkAclEntry", {
      NetworkAclId: instanceAcl(healthy).NetworkAclId,
      ...rule,
      Protocol: "6",
      PortRange: { From: 443, To: 443 },
      RuleAction: "deny",
      CidrBlock: "0.0.0.0/0",
    }),
  ],
  mend: ({ healthy }) => [ec2("DeleteNetworkAclEntry", { NetworkAclId: instanceAcl(healthy).NetworkAclId, ...rule })],
  turnsRed: ["network-acl-request", "node-online"],
  firstCause: { check: "network-acl-request", messageId: "blocked" },
});
