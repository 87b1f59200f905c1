/// <reference lib="es2023" />
// The lab in the browser: the checks, the faults, the templates and the simulated account. Only `load-engine.ts`
// imports this file, and only dynamically, so that a page weighs nothing of it before the reader uses the panel.
import { type SimulatedLab, simulatedLab } from "../../../lab/accounts/simulated/index.ts";
import { type ApiCall, sendAll } from "../../../lab/core/api-call.ts";
import { cliText } from "../../../lab/core/cli-text.ts";
import { type Drill, injectFault, mendFault } from "../../../lab/core/drill.ts";
import type { Locale } from "../../../lab/core/locale.ts";
import { runSteps } from "../../../lab/core/run.ts";
import { reportText, type StepText } from "../../../lab/core/text.ts";
import { steps, stepsThrough } from "../../../lab/steps/index.ts";
import { templates } from "./templates.ts";

/** The lab of one page, and the faults that are in it. */
export interface Lab {
  account: SimulatedLab;
  drills: Map<string, Drill>;
}

/** What a check of the simulated account found, and the calls that mend each failed check. */
export interface LabReport {
  steps: StepText[];
  mends: Record<string, ApiCall[]>;
}

/** The faults of one step, this page's step first. */
export interface FaultGroup {
  step: string;
  title: string;
  faults: { id: string; title: string }[];
}

/** A fresh lab as a reader has it after a step. */
export async function startLab(through: string): Promise<Lab> {
  return { account: await simulatedLab(templates(), { through }), drills: new Map() };
}

/** Checks a step and the ones it rests on. */
export async function checkLab({ account }: Lab, step: string, locale: Locale): Promise<LabReport> {
  const through = stepsThrough(step);
  const report = await runSteps(account, account.scope, through);
  const checks = report.steps.flatMap((result) => result.checks);
  return {
    steps: reportText(through, report, locale).steps,
    mends: Object.fromEntries(checks.filter(({ mend }) => mend.length > 0).map(({ id, mend }) => [id, mend])),
  };
}

/** All or nothing: calls that are refused half-way leave the lab as it was. */
async function whole<T>({ account }: Lab, change: () => Promise<T>): Promise<T> {
  const before = structuredClone(account.state);
  try {
    return await change();
  } catch (error) {
    Object.assign(account.state, before);
    throw error;
  }
}

/** Runs mending calls. @throws AwsError when one is refused. */
export const mendLab = (lab: Lab, calls: readonly ApiCall[]) => whole(lab, () => sendAll(calls, lab.account.send));

function faultOf(id: string) {
  const fault = steps.flatMap((step) => step.faults).find((each) => each.id === id);
  if (!fault) throw new Error(`no fault ${id}`);
  return fault;
}

/** Breaks the lab and returns the commands that do the same to a real one. @throws Error when a call is refused. */
export async function breakLab(lab: Lab, faultId: string): Promise<string[]> {
  const { account, drills } = lab;
  const drill = await whole(lab, () => injectFault(account, account.scope, faultOf(faultId)));
  drills.set(faultId, drill);
  return drill.calls.map(cliText);
}

/** Takes a fault back. @throws Error when a call is refused. */
export async function revertFault(lab: Lab, faultId: string): Promise<void> {
  const { account, drills } = lab;
  const drill = drills.get(faultId);
  if (!drill) return;
  await whole(lab, () => mendFault(account, account.scope, drill));
  drills.delete(faultId);
}

/** Forgets the faults whose cause a mend has taken away: their own check passes again. Returns those still there. */
export function forgetMended({ drills }: Lab, { steps: checked }: LabReport): string[] {
  const passing = new Set(
    checked.flatMap((step) => step.checks.filter(({ verdict }) => verdict === "pass").map(({ id }) => id)),
  );
  for (const [id, { fault }] of drills) if (passing.has(fault.firstCause.check)) drills.delete(id);
  return [...drills.keys()];
}

/** The faults that a reader can inject on a step's page: the step's own, then those of the steps it rests on. */
export function faultGroups(step: string, locale: Locale): FaultGroup[] {
  return [...stepsThrough(step)]
    .reverse()
    .filter(({ faults }) => faults.length > 0)
    .map(({ id, title, faults }) => ({
      step: id,
      title: title[locale],
      faults: faults.map((fault) => ({ id: fault.id, title: fault.title[locale] })),
    }));
}
