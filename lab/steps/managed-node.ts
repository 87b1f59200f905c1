import type { Instance } from "@aws-sdk/client-ec2";
import type { InstanceInformation } from "@aws-sdk/client-ssm";
import { type Artifacts, maybe } from "../core/artifacts.ts";

/** What Systems Manager knows of an instance; undefined when it has never registered, or could not be asked. */
export function managedNode(artifacts: Artifacts<"managedNodes">, instance: Instance): InstanceInformation | undefined {
  return maybe(artifacts, "managedNodes")?.find((node) => node.InstanceId === instance.InstanceId);
}

export const isOnline = (node: InstanceInformation | undefined): boolean => node?.PingStatus === "Online";
