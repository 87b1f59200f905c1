import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { App, Aspects, LegacyStackSynthesizer, Stack, Tags } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { stepsThrough } from "../steps/index.ts";
import { defaultStackName, labTag } from "../steps/lab.ts";
import type { AddTo, LabConstructs } from "./lab-stack.ts";

const stackFile = (stepId: string) => fileURLToPath(new URL(`../steps/${stepId}/stack.ts`, import.meta.url));

/** Whether a step adds constructs to the lab; a step may only use what is there. */
export const hasStack = (stepId: string): boolean => existsSync(stackFile(stepId));

/**
 * The lab as one CloudFormation stack, built up to and including a step.
 * LegacyStackSynthesizer without assets: deployable in an account that nobody bootstrapped.
 * @param outdir where to write the cloud assembly; CDK's default when left out.
 * @throws Error when there is no such step.
 */
export async function makeApp(through: string, outdir?: string): Promise<App> {
  const app = new App({ analyticsReporting: false, ...(outdir ? { outdir } : {}) });
  const stack = new Stack(app, defaultStackName, {
    description: `VPC Endpoint Lab, through step ${through}`,
    synthesizer: new LegacyStackSynthesizer(),
  });
  const lab: LabConstructs = {};
  for (const { id } of stepsThrough(through).filter((step) => hasStack(step.id))) {
    const { addTo } = (await import(stackFile(id))) as { addTo: AddTo };
    addTo(stack, lab);
  }
  Tags.of(stack).add(labTag, defaultStackName);
  Aspects.of(app).add(new AwsSolutionsChecks());
  return app;
}
