import { defineFault } from "../../core/fault.ts";
import { labInstance } from "../drill-objects.ts";
import { sendProbe } from "./probe.ts";

export default defineFault({
  id: "command-mistyped",
  title: { ko: "명령을 잘못 침", en: "A mistyped command" },
  requires: ["instances"],
  break: ({ healthy, region }) => {
    const probe = sendProbe(labInstance(healthy).InstanceId, region);
    return [{ ...probe, input: { ...probe.input, Parameters: { commands: ["gethostip ssm"] } } }];
  },
  mend: ({ healthy, region }) => [sendProbe(labInstance(healthy).InstanceId, region)],
  turnsRed: ["command-succeeded"],
  firstCause: { check: "command-succeeded", messageId: "failed" },
});
