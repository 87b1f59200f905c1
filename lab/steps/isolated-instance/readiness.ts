import type { Instance } from "@aws-sdk/client-ec2";
import { type ArtifactName, Unseen } from "../../core/artifacts.ts";
import type { CheckContext, InstanceCheck } from "../../core/check.ts";
import agentInstalled from "./agent-installed.check.ts";
import instanceMetadata from "./instance-metadata.check.ts";
import instanceRole, { roleArtifacts } from "./instance-role.check.ts";

/** What `notReady` may look at. */
export const readinessArtifacts = [...roleArtifacts, "images"] as const;
type ReadinessContext = CheckContext<(typeof readinessArtifacts)[number]>;

const onInstance = [instanceRole, instanceMetadata, agentInstalled] as InstanceCheck[];

/**
 * The id of the first check on the instance itself that keeps its agent from registering; undefined when none
 * does. What could not be seen does not count: the check that looks at it reports it.
 */
export function notReady(context: ReadinessContext, instance: Instance): string | undefined {
  if (!["running", "pending"].includes(instance.State?.Name ?? "")) return "instance-running";
  const fails = (check: InstanceCheck) => {
    try {
      return check.evaluate(context as unknown as CheckContext<ArtifactName>, instance).verdict === "fail";
    } catch (error) {
      if (error instanceof Unseen) return false;
      throw error;
    }
  };
  return onInstance.find(fails)?.id;
}
