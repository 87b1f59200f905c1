import { defineFault } from "../../core/fault.ts";
import { ec2, labInstance } from "../drill-objects.ts";

const set = (VpcId: string | undefined, Value: boolean) => [
  ec2("ModifyVpcAttribute", { VpcId, EnableDnsHostnames: { Value } }),
];

export default defineFault({
  id: "dns-hostnames-disabled",
  title: { ko: "enableDnsHostnames가 꺼짐", en: "enableDnsHostnames is off" },
  fact: "7.5",
  requires: ["instances"],
  break: ({ healthy }) => set(labInstance(healthy).VpcId, false),
  mend: ({ healthy }) => set(labInstance(healthy).VpcId, true),
  turnsRed: ["vpc-dns", "node-online"],
  firstCause: { check: "vpc-dns", messageId: "noHostnames" },
});
