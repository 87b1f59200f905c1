import { defineStep } from "../../core/step.ts";
import agentInstalled from "./agent-installed.check.ts";
import imageWithoutAgent from "./image-without-agent.fault.ts";
import instanceMetadata from "./instance-metadata.check.ts";
import instanceProfileMissing from "./instance-profile-missing.fault.ts";
import instanceRole from "./instance-role.check.ts";
import instanceRunning from "./instance-running.check.ts";
import instanceStopped from "./instance-stopped.fault.ts";
import internetWayOut from "./internet-way-out.fault.ts";
import managedPolicyDetached from "./managed-policy-detached.fault.ts";
import metadataDisabled from "./metadata-disabled.fault.ts";
import noWayOut from "./no-way-out.check.ts";

export default defineStep({
  id: "isolated-instance",
  title: { ko: "인터넷이 없는 인스턴스", en: "An instance with no way out" },
  checks: [instanceRunning, instanceRole, instanceMetadata, agentInstalled, noWayOut],
  faults: [
    instanceStopped,
    instanceProfileMissing,
    managedPolicyDetached,
    metadataDisabled,
    imageWithoutAgent,
    internetWayOut,
  ],
});
