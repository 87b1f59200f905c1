import { createAwsAccount } from "../../lab/accounts/aws/index.ts";
import { report } from "../../lab/accounts/simulated/agent.ts";
import { loadTemplate, type SimulatedLab } from "../../lab/accounts/simulated/index.ts";
import type { Scope } from "../../lab/core/account.ts";
import type { ChangeableAccount } from "../../lab/core/drill.ts";
import { sufficientPolicies } from "../../lab/steps/isolated-instance/instance-role.check.ts";
import { defaultStackName } from "../../lab/steps/lab.ts";
import { publishedTemplates } from "../support/templates.ts";
import type { Emulator } from "./emulator.ts";

export const region = "ap-northeast-2";
/** The account that moto plays when nobody says which. */
const motoAccountId = "123456789012";

/** The lab in the emulator, made through the same API calls as in the simulated account. */
export interface EmulatedLab {
  account: ChangeableAccount;
  scope: Scope;
  instanceId: string;
}

/** moto's public parameters name real images; SSM Agent's image is one of them. */
async function imageParameter(url: string, Name: string): Promise<string | undefined> {
  const { GetParameterCommand, SSMClient } = await import("@aws-sdk/client-ssm");
  const { Parameter } = await new SSMClient({ region, endpoint: url }).send(new GetParameterCommand({ Name }));
  return Parameter?.Value;
}

/** Seeds the emulator with the lab through the EC2 and IAM APIs: moto's CloudFormation loses half of it. */
export async function seedLab(emulator: Emulator): Promise<EmulatedLab> {
  const account = await createAwsAccount({ region, endpoint: emulator.url, knownPolicies: sufficientPolicies });
  const { outputs } = await loadTemplate(publishedTemplates()["interface-endpoint"], account.send, {
    stackName: defaultStackName,
    region,
    accountId: motoAccountId,
    parameter: (name) => imageParameter(emulator.url, name),
  });
  const { VpcId = "", InstanceId = "" } = outputs;
  return { account, scope: { kind: "vpc", id: VpcId }, instanceId: InstanceId };
}

/**
 * Lets the front server answer for Systems Manager what the simulated account knows: its nodes and commands, under
 * the emulated instance's id. moto has neither.
 */
export function mirrorSystemsManager(emulator: Emulator, simulated: SimulatedLab, instanceId: string): void {
  report(simulated.state);
  const { systemsManager } = emulator.front;
  systemsManager.nodes = Object.values(simulated.state.registered).map((node) => ({ ...node, InstanceId: instanceId }));
  systemsManager.invocations = simulated.state.commandInvocations.map((each) => ({ ...each, InstanceId: instanceId }));
}
