import { defineFault } from "../../core/fault.ts";
import { ec2, labInstance } from "../drill-objects.ts";

export default defineFault({
  id: "instance-stopped",
  title: { ko: "인스턴스가 중지됨", en: "The instance is stopped" },
  requires: ["instances"],
  break: ({ healthy }) => [ec2("StopInstances", { InstanceIds: [labInstance(healthy).InstanceId] })],
  mend: ({ healthy }) => [ec2("StartInstances", { InstanceIds: [labInstance(healthy).InstanceId] })],
  turnsRed: ["instance-running", "node-online"],
  firstCause: { check: "instance-running", messageId: "notRunning" },
});
