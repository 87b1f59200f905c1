import type { SimulatedLab } from "../../accounts/simulated/index.ts";
import { injectFault } from "../../core/drill.ts";
import type { Fault } from "../../core/fault.ts";
import { fill, type Locale } from "../../core/locale.ts";
import { steps, stepsThrough } from "../../steps/index.ts";
import type { CheckOptions } from "../check-command.ts";
import { oneLine, UsageError } from "../errors.ts";
import { knownFault, knownStep } from "../known-names.ts";
import { defineTexts } from "../texts.ts";
import { labTemplates } from "./lab-templates.ts";
import { badFile, readJson } from "./read-json.ts";

const texts = defineTexts({
  ko: {
    faultTooEarly:
      "고장 {fault:은/는} {step} 단계의 것인데, 실습이 {through} 단계까지만 있습니다. 이렇게 만드세요: --through {step}",
    faultRefused: "고장 {fault:을/를} 낼 수 없습니다: {said}",
  },
  en: {
    faultTooEarly:
      'Fault "{fault}" belongs to step {step}, but the lab goes only through {through}. Build it with --through {step}.',
    faultRefused: 'Fault "{fault}" cannot be injected here: {said}',
  },
});

/** A simulated account that starts from the reader's own template. @throws UsageError */
async function fromFile(file: string, region: string | undefined, locale: Locale): Promise<SimulatedLab> {
  const { AwsError, simulatedStack, TemplateError, templateMessages } = await import(
    "../../accounts/simulated/index.ts"
  );
  const template = await readJson(file, locale);
  const lab = await simulatedStack(template, region).catch((error: unknown) => {
    if (!(error instanceof TemplateError)) throw error;
    throw badFile(file, fill(templateMessages[locale][error.messageId], error.params));
  });
  const [instance] = (await lab.gather(["instances"], lab.scope)).instances as { InstanceId?: string }[];
  const instanceId = instance?.InstanceId;
  // What a reader would do next. Where AWS refuses, nothing happens, and the checks say what is missing.
  for (const call of instanceId
    ? steps.flatMap((step) => step.actions?.({ instanceId, region: lab.region }) ?? [])
    : []) {
    await lab.send(call).catch((error: unknown) => {
      if (!(error instanceof AwsError)) throw error;
    });
  }
  return lab;
}

async function fromLab(through: string | undefined, region: string | undefined): Promise<SimulatedLab> {
  const { simulatedLab } = await import("../../accounts/simulated/index.ts");
  return simulatedLab(await labTemplates(), { ...(through ? { through } : {}), ...(region ? { region } : {}) });
}

/** @throws UsageError when the lab does not reach as far as what the fault breaks. */
function checkReach(fault: Fault, through: string | undefined, locale: Locale): void {
  const step = steps.find(({ faults }) => faults.includes(fault));
  if (!through || !step || stepsThrough(through).includes(step)) return;
  throw new UsageError(texts(locale)("faultTooEarly", { fault: fault.id, step: step.id, through }));
}

async function inject(lab: SimulatedLab, fault: Fault, locale: Locale): Promise<void> {
  try {
    await injectFault(lab, lab.scope, fault);
  } catch (error) {
    throw new UsageError(texts(locale)("faultRefused", { fault: fault.id, said: oneLine(error) }));
  }
}

/** The simulated account that the options ask for, with its faults. @throws UsageError */
export async function simulate(
  options: CheckOptions,
  region: string | undefined,
  locale: Locale,
): Promise<SimulatedLab> {
  const faults = (options.fault ?? []).map((id) => knownFault(id, locale));
  const through = options.through === undefined ? undefined : knownStep(options.through, locale).id;
  for (const fault of faults) checkReach(fault, through, locale);
  const lab = options.template ? await fromFile(options.template, region, locale) : await fromLab(through, region);
  for (const fault of faults) await inject(lab, fault, locale);
  return lab;
}
