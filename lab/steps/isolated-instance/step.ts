import { defineStep } from "../../core/step.ts";
import agentInstalled from "./agent-installed.check.ts";
import instanceMetadata from "./instance-metadata.check.ts";
import instanceRole from "./instance-role.check.ts";
import instanceRunning from "./instance-running.check.ts";
import noWayOut from "./no-way-out.check.ts";

export default defineStep({
  id: "isolated-instance",
  title: { ko: "인터넷이 없는 인스턴스", en: "An instance with no way out" },
  checks: [instanceRunning, instanceRole, instanceMetadata, agentInstalled, noWayOut],
  faults: [],
});
