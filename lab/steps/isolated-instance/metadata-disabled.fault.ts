import { defineFault } from "../../core/fault.ts";
import { ec2, labInstance } from "../drill-objects.ts";

export default defineFault({
  id: "metadata-disabled",
  title: { ko: "인스턴스 메타데이터가 꺼짐", en: "Instance metadata is off" },
  fact: "7.31",
  requires: ["instances"],
  break: ({ healthy }) => [
    ec2("ModifyInstanceMetadataOptions", { InstanceId: labInstance(healthy).InstanceId, HttpEndpoint: "disabled" }),
  ],
  mend: ({ healthy }) => [
    ec2("ModifyInstanceMetadataOptions", { InstanceId: labInstance(healthy).InstanceId, HttpEndpoint: "enabled" }),
  ],
  turnsRed: ["instance-metadata", "node-online"],
  firstCause: { check: "instance-metadata", messageId: "disabled" },
});
