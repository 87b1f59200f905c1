import { defineFault } from "../../core/fault.ts";
import { ec2, labInstance } from "../drill-objects.ts";

const set = (VpcId: string | undefined, Value: boolean) => [
  ec2("ModifyVpcAttribute", { VpcId, EnableDnsSupport: { Value } }),
];

export default defineFault({
  id: "dns-support-disabled",
  title: { ko: "enableDnsSupport가 꺼짐", en: "enableDnsSupport is off" },
  fact: "7.6",
  requires: ["instances"],
  break: ({ healthy }) => set(labInstance(healthy).VpcId, false),
  mend: ({ healthy }) => set(labInstance(healthy).VpcId, true),
  turnsRed: ["vpc-dns", "node-online"],
  firstCause: { check: "vpc-dns", messageId: "noSupport" },
});
