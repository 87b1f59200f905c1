import type { Instance } from "@aws-sdk/client-ec2";
import type { CommandInvocation } from "@aws-sdk/client-ssm";
import { type Artifacts, need } from "../../core/artifacts.ts";
import { outputOf, type ProbeOutput, readProbe } from "./probe.ts";

const time = (invocation: CommandInvocation) => new Date(invocation.RequestedDateTime ?? 0).getTime();

/** The commands sent to an instance, newest first. @throws Unseen */
export function commandsOf(artifacts: Artifacts<"commandInvocations">, instance: Instance): CommandInvocation[] {
  return need(artifacts, "commandInvocations")
    .filter((each) => each.InstanceId === instance.InstanceId)
    .sort((a, b) => time(b) - time(a));
}

/** The newest probe that has answered, with its invocation. @throws Unseen */
export function latestProbe(
  artifacts: Artifacts<"commandInvocations">,
  instance: Instance,
): { invocation: CommandInvocation; probe: ProbeOutput } | undefined {
  for (const invocation of commandsOf(artifacts, instance)) {
    const probe = readProbe(outputOf(invocation));
    if (probe) return { invocation, probe };
  }
  return undefined;
}
