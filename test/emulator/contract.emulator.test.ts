import { afterAll, beforeAll, inject } from "vitest";
import { simulatedLab } from "../../lab/accounts/simulated/index.ts";
import { type Drill, injectFault, mendFault } from "../../lab/core/drill.ts";
import type { Fault } from "../../lab/core/fault.ts";
import { faults } from "../../lab/steps/index.ts";
import { accountContract } from "../support/account-contract.ts";
import { publishedTemplates } from "../support/templates.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { type EmulatedLab, mirrorSystemsManager, seedLab } from "./lab.ts";

const fault = faults.find(({ id }) => id === "endpoint-group-lacks-443") as Fault;

let emulator: Emulator;
let lab: EmulatedLab;
let drill: Drill | undefined;

beforeAll(async () => {
  emulator = await startEmulator(inject("motoUrl"));
  await emulator.reset();
  lab = await seedLab(emulator);
}, 60_000);
afterAll(() => emulator?.stop());

async function state(broken: boolean) {
  if (drill && !broken) await mendFault(lab.account, lab.scope, drill);
  if (!drill && broken) drill = await injectFault(lab.account, lab.scope, fault);
  if (!broken) drill = undefined;
  const simulated = await simulatedLab(publishedTemplates());
  if (broken) await injectFault(simulated, simulated.scope, fault);
  mirrorSystemsManager(emulator, simulated, lab.instanceId);
  return { account: lab.account, scope: lab.scope };
}

accountContract("aws", { healthy: () => state(false), broken: () => state(true) });
