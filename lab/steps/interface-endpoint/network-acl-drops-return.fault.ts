import { defineFault } from "../../core/fault.ts";
import { ec2, instanceAcl } from "../drill-objects.ts";

/** In front of the default rule 100. */
const rule = { RuleNumber: 50, Egress: false };

export default defineFault({
  id: "network-acl-drops-return",
  title: { ko: "네트워크 ACL이 돌아오는 응답을 거부함", en: "A network ACL denies the answers" },
  fact: "7.14",
  requires: ["instances", "networkAcls"],
  break: ({ healthy }) => [
    ec2("CreateNetworkAclEntry", {
      NetworkAclId: instanceAcl(healthy).NetworkAclId,
      ...rule,
      Protocol: "6",
      PortRange: { From: 1024, To: 65535 },
      RuleAction: "deny",
      CidrBlock: "0.0.0.0/0",
    }),
  ],
  mend: ({ healthy }) => [ec2("DeleteNetworkAclEntry", { NetworkAclId: instanceAcl(healthy).NetworkAclId, ...rule })],
  turnsRed: ["network-acl-return", "node-online"],
  firstCause: { check: "network-acl-return", messageId: "blocked" },
});
