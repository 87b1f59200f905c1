import type { Fault } from "../core/fault.ts";
import type { Step } from "../core/step.ts";
import interfaceEndpoint from "./interface-endpoint/step.ts";
import isolatedInstance from "./isolated-instance/step.ts";
import runCommand from "./run-command/step.ts";

/** The one list of steps, in the one order. */
export const steps: readonly Step[] = [isolatedInstance, interfaceEndpoint, runCommand];

/** The steps up to and including one. @throws Error when there is no such step. */
export function stepsThrough(id: string): readonly Step[] {
  const at = steps.findIndex((step) => step.id === id);
  if (at < 0) throw new Error(`no step ${id}`);
  return steps.slice(0, at + 1);
}

export const faults: readonly Fault[] = steps.flatMap((step) => step.faults);
