import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { defaultStackName } from "../../lab/steps/lab.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { region } from "./lab.ts";
import { venvBin } from "./venv.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const templates = readdirSync(join(root, "static/templates")).map((name) => `static/templates/${name}`);

let emulator: Emulator;
let bin: string;
const folder = mkdtempSync(join(tmpdir(), "vpce-lab-deploy-"));

beforeAll(async () => {
  emulator = await startEmulator(inject("motoUrl"));
  bin = await venvBin();
}, 120_000);
afterAll(async () => {
  await emulator?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => emulator.reset());

/** Runs a program against the emulator, from the repository root as the README says. */
const against = (program: string, ...words: string[]) =>
  run(program, words, {
    cwd: root,
    timeout: 90_000,
    env: { ...process.env, AWS_ENDPOINT_URL: emulator.url, AWS_REGION: region, AWS_DEFAULT_REGION: region },
  });

async function resourceTypes(): Promise<string[]> {
  const { stdout } = await against(
    `${bin}/aws`,
    ...["cloudformation", "describe-stack-resources", "--stack-name", defaultStackName],
    ...["--query", "StackResources[].ResourceType", "--output", "json"],
  );
  return JSON.parse(stdout);
}

describe("the lab's template", () => {
  it("deploys with npx cdk deploy, in an account that nobody bootstrapped", async () => {
    await against(
      "npx",
      ...["cdk", "deploy", "-c", "through=interface-endpoint", "--require-approval", "never"],
      // moto's change sets lose outputs; AWS's do not.
      ...["--method=direct", "--output", folder],
    );
    expect((await resourceTypes()).filter((type) => type === "AWS::EC2::VPCEndpoint")).toHaveLength(2);
    // Nothing but CloudFormation is asked: no bootstrap version, no asset bucket, no roles.
    const services = new Set(emulator.front.seen.map((action) => action.split(":")[0]));
    expect([...services].filter((service) => !["cloudformation", "sts"].includes(service ?? ""))).toEqual([]);
  }, 120_000);

  it.each(templates)("%s deploys with the AWS CLI", async (file) => {
    const words = ["--stack-name", defaultStackName, "--template-file", file, "--capabilities", "CAPABILITY_IAM"];
    await against(`${bin}/aws`, "cloudformation", "deploy", ...words);
    expect(await resourceTypes()).toContain("AWS::EC2::Instance");
  });

  it("passes cfn-lint", async () => {
    const { stdout } = await against(`${bin}/cfn-lint`, "--regions", region, "--", ...templates);
    expect(stdout).toBe("");
  });
});
