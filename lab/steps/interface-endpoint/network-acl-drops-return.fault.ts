import { defineFault } from "../../core/fault.ts";
import { denyingEntry } from "./denying-entry.ts";

const entry = denyingEntry({ Egress: false, PortRange: { From: 1024, To: 65535 } });

export default defineFault({
  id: "network-acl-drops-return",
  title: { ko: "네트워크 ACL이 돌아오는 응답을 거부함", en: "A network ACL denies the answers" },
  fact: "7.14",
  requires: ["instances", "networkAcls"],
  break: ({ healthy }) => [entry.create(healthy)],
  mend: ({ healthy }) => [entry.remove(healthy)],
  turnsRed: ["network-acl-return", "node-online"],
  firstCause: { check: "network-acl-return", messageId: "blocked" },
});
