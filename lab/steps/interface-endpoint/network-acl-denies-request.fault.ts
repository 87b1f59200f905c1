import { defineFault } from "../../core/fault.ts";
import { denyingEntry } from "./denying-entry.ts";

const entry = denyingEntry({ Egress: true, PortRange: { From: 443, To: 443 } });

export default defineFault({
  id: "network-acl-denies-request",
  title: { ko: "네트워크 ACL이 나가는 443을 거부함", en: "A network ACL denies 443 on the way out" },
  fact: "7.13",
  requires: ["instances", "networkAcls"],
  break: ({ healthy }) => [entry.create(healthy)],
  mend: ({ healthy }) => [entry.remove(healthy)],
  turnsRed: ["network-acl-request", "node-online"],
  firstCause: { check: "network-acl-request", messageId: "blocked" },
});
