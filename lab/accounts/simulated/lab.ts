import type { Scope } from "../../core/account.ts";
import { sendAll } from "../../core/api-call.ts";
import { steps, stepsThrough } from "../../steps/index.ts";
import { defaultStackName } from "../../steps/lab.ts";
import { type SimulatedAccount, simulatedAccount } from "./account.ts";
import { imageOf, simulatedRegion } from "./state.ts";
import { loadTemplate } from "./template/load.ts";

/** The lab's stack in the simulated account. */
export interface SimulatedLab extends SimulatedAccount {
  readonly scope: Scope;
}

/** A step without constructs of its own stands on the template of the last one before it that has some. */
function templateFor(templates: Readonly<Record<string, unknown>>, through: string): unknown {
  const step = stepsThrough(through).findLast(({ id }) => templates[id] !== undefined);
  return step && templates[step.id];
}

/** A simulated account that holds one template, deployed as a stack. @throws TemplateError */
export async function simulatedStack(template: unknown, region: string = simulatedRegion): Promise<SimulatedLab> {
  const account = simulatedAccount(region);
  const { resources } = await loadTemplate(template, account.send, {
    stackName: defaultStackName,
    region,
    accountId: account.state.accountId,
    parameter: async (name) => imageOf(account.state, name),
  });
  account.state.stackResources.push(...resources);
  return Object.assign(account, { scope: { kind: "stack" as const, name: defaultStackName } });
}

/**
 * The lab as a reader has it after a step: its stack deployed, and the steps' own actions done.
 * @param templates step id to synthesized template.
 * @throws TemplateError
 */
export async function simulatedLab(
  templates: Readonly<Record<string, unknown>>,
  { through = steps.at(-1)?.id ?? "", region = simulatedRegion }: { through?: string; region?: string } = {},
): Promise<SimulatedLab> {
  const lab = await simulatedStack(templateFor(templates, through), region);
  const instanceId = lab.state.instances[0]?.InstanceId ?? "";
  for (const { actions } of stepsThrough(through)) await sendAll(actions?.({ instanceId, region }) ?? [], lab.send);
  return lab;
}
