import type { Check } from "./check.ts";
import type { Fault } from "./fault.ts";
import type { Localized } from "./locale.ts";

/** Cumulative: a step's lab is all earlier steps' constructs plus its own. */
export interface Step {
  /** Equal to the folder name and the page's slug. */
  id: string;
  title: Localized;
  /** In the order of the path: the first that fails is the first cause. */
  checks: readonly Check[];
  faults: readonly Fault[];
  /** What the reader does after deploying, and the simulated account does on the reader's behalf. */
  actions?: (lab: { instanceId: string; region: string }) => import("./api-call.ts").ApiCall[];
}

export const defineStep = (step: Step): Step => step;
