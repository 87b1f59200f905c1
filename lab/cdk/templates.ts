import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { steps } from "../steps/index.ts";
import { defaultStackName } from "../steps/lab.ts";
import { hasStack, makeApp } from "./make-app.ts";

/** What `aws cloudformation deploy` takes without an S3 bucket ("AWS CloudFormation quotas", template body size). */
export const maxTemplateBytes = 51_200;

/**
 * The template of every step that adds constructs, as JSON text: file name to content.
 * @returns also cdk-nag's findings that nobody suppressed, one line each.
 */
export async function synthesize(): Promise<{ files: Map<string, string>; findings: string[] }> {
  const files = new Map<string, string>();
  const findings: string[] = [];
  for (const { id } of steps.filter((step) => hasStack(step.id))) {
    const outdir = mkdtempSync(join(tmpdir(), "vpce-lab-synth-"));
    try {
      const assembly = (await makeApp(id, outdir)).synth();
      const stack = assembly.getStackByName(defaultStackName);
      findings.push(...stack.messages.map((message) => `${id}: ${message.id} ${message.entry.data}`));
      const template = JSON.parse(readFileSync(join(outdir, stack.templateFile), "utf8"));
      files.set(`${id}.template.json`, `${JSON.stringify(template, null, 1)}\n`);
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  }
  return { files, findings };
}
