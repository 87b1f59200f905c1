import type { Instance } from "@aws-sdk/client-ec2";
import type { InstanceInformation } from "@aws-sdk/client-ssm";
import type { Artifacts } from "../../core/artifacts.ts";
import { clientOf, doorsOf } from "../../network/endpoints.ts";
import { resolveService } from "../../network/names.ts";
import { traceInternet, traceService } from "../../network/trace.ts";
import { notReady } from "../../steps/isolated-instance/readiness.ts";
import { probeLines } from "../../steps/run-command/probe.ts";
import { configuredArtifacts } from "./artifacts.ts";
import { now, type State } from "./state.ts";

/** A public address of no one (RFC 5737), where a name leads out of the VPC. */
const publicAddress = "203.0.113.25";
const agentVersion = "3.3.3050.0";

/** What the agent itself goes by: the configuration, and nothing that Systems Manager has heard of it before. */
const surroundings = (state: State): Artifacts => ({ ...configuredArtifacts(state), managedNodes: [] });

function reaches(state: State, instance: Instance, service: string): boolean {
  return traceService(instance, service, state.region, surroundings(state)).disposition === "delivered";
}

function isReady(state: State, instance: Instance): boolean {
  const scope = { kind: "instance" as const, id: instance.InstanceId ?? "" };
  return notReady({ artifacts: surroundings(state), region: state.region, scope }, instance) === undefined;
}

/**
 * Lets every agent report: one that is ready and reaches `ssm` is online and stays known from then on; a known one
 * that no longer reports has lost its connection (facts 1.12).
 */
export function report(state: State): void {
  for (const instance of state.instances) {
    const id = instance.InstanceId ?? "";
    if (instance.State?.Name === "terminated") delete state.registered[id];
    else if (isReady(state, instance) && reaches(state, instance, "ssm")) {
      state.registered[id] = {
        InstanceId: id,
        PingStatus: "Online",
        LastPingDateTime: now(state),
        AgentVersion: agentVersion,
        PlatformType: "Linux",
        PlatformName: "Amazon Linux",
        ResourceType: "EC2Instance",
        IPAddress: instance.PrivateIpAddress,
      };
    } else if (state.registered[id]) {
      state.registered[id] = { ...state.registered[id], PingStatus: "ConnectionLost" };
    }
  }
}

export const managedNodes = (state: State): InstanceInformation[] => Object.values(state.registered);

/** Whether a command that Systems Manager has queued gets to the agent: it fetches them through `ssmmessages`. */
export const fetchesCommands = (state: State, instance: Instance): boolean =>
  isReady(state, instance) && reaches(state, instance, "ssmmessages");

function addressesOfSsm(state: State, instance: Instance): string[] {
  const artifacts = surroundings(state);
  const client = clientOf(instance);
  const resolution = resolveService(artifacts, client.vpcId, "ssm", state.region);
  if (resolution.kind === "endpoint")
    return doorsOf(resolution.endpoint, artifacts, client.family).map((door) => door.block);
  return resolution.kind === "public" ? [publicAddress] : [];
}

/** What a shell script prints on the simulated instance, and its exit code. It knows the lab's probe and no other. */
export function runScript(
  state: State,
  instance: Instance,
  lines: readonly string[],
): { output: string; code: number } {
  const probe = probeLines(state.region);
  if (lines.join("\n") !== probe.join("\n")) {
    return { output: `${lines[0] ?? ""}: the simulated instance knows only the probe of this step\n`, code: 127 };
  }
  const addresses = addressesOfSsm(state, instance);
  const artifacts = surroundings(state);
  const can = (reached: boolean) => (reached ? "reachable" : "unreachable");
  const resolves = addresses.length > 0;
  return {
    code: 0,
    output: [
      `vpce-lab-probe name ssm.${state.region}.amazonaws.com ${addresses.join(" ")}`,
      `vpce-lab-probe https ${can(reaches(state, instance, "ssm"))}`,
      `vpce-lab-probe internet ${can(resolves && traceInternet(instance, artifacts).disposition === "delivered")}`,
      "",
    ].join("\n"),
  };
}
