import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { simulatedLab } from "../../lab/accounts/simulated/index.ts";
import { injectFault, mendFault } from "../../lab/core/drill.ts";
import type { ReportText } from "../../lab/core/text.ts";
import { faults } from "../../lab/steps/index.ts";
import { publishedTemplates } from "../support/templates.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { type EmulatedLab, mirrorSystemsManager, region, seedLab } from "./lab.ts";

const command = fileURLToPath(new URL("../../lab/bin/vpce-lab.mjs", import.meta.url));
const run = promisify(execFile);

let emulator: Emulator;
let lab: EmulatedLab;

beforeAll(async () => {
  emulator = await startEmulator(inject("motoUrl"));
  await emulator.reset();
  lab = await seedLab(emulator);
}, 60_000);
afterAll(() => emulator?.stop());
beforeEach(async () => {
  emulator.front.reset();
  mirrorSystemsManager(emulator, await simulatedLab(publishedTemplates()), lab.instanceId);
});

/** What the command prints and its exit code, as a reader runs it against an account. */
async function vpceLab(...words: string[]) {
  const env = { ...process.env, AWS_ENDPOINT_URL: emulator.url, AWS_REGION: region, NO_COLOR: "1" };
  try {
    const { stdout, stderr } = await run(process.execPath, [command, ...words], { env, timeout: 60_000 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

const vpc = () => ["--vpc", lab.scope.kind === "vpc" ? lab.scope.id : ""];
const red = (report: ReportText) =>
  report.steps.flatMap((step) => step.checks.filter((check) => check.verdict === "fail").map((check) => check.id));

describe("vpce-lab check, over real HTTP", () => {
  it("passes the healthy lab by its VPC and by its instance", async () => {
    for (const scope of [vpc(), ["--instance", lab.instanceId]]) {
      const { code, stdout } = await vpceLab("check", ...scope, "--json");
      const report = JSON.parse(stdout) as ReportText;
      expect(red(report)).toEqual([]);
      expect(code).toBe(0);
      expect(report.account).toMatchObject({ kind: "aws", region, id: "123456789012" });
    }
  });

  it("names the first cause of a broken lab in Korean and English, and exits with 1", async () => {
    const fault = faults.find(({ id }) => id === "endpoint-group-lacks-443") as (typeof faults)[number];
    const drill = await injectFault(lab.account, lab.scope, fault);
    for (const language of ["ko", "en"]) {
      const { code, stdout } = await vpceLab("check", ...vpc(), "--json", "--lang", language);
      const report = JSON.parse(stdout) as ReportText;
      expect(code).toBe(1);
      expect(red(report)).toEqual(["endpoint-security-group", "node-online"]);
      const cause = report.steps[1]?.firstCause;
      expect(cause?.check).toBe("endpoint-security-group");
      expect(cause?.message).toContain(cause?.resources[0]);
      expect(cause?.message).toContain("443");
      expect(/[가-힣]/.test(cause?.message ?? "")).toBe(language === "ko");
    }
    await mendFault(lab.account, lab.scope, drill);
  });

  it("is unknown, exits with 3 and names the action that is not allowed", async () => {
    emulator.front.fail("ec2:DescribeSecurityGroups", "denied");
    const { code, stdout } = await vpceLab("check", ...vpc(), "--json", "--lang", "en");
    expect(code).toBe(3);
    const unknown = (JSON.parse(stdout) as ReportText).steps
      .flatMap((step) => step.checks)
      .filter((check) => check.verdict === "unknown");
    expect(unknown.map((check) => check.id)).toEqual(
      expect.arrayContaining(["instance-egress", "endpoint-security-group"]),
    );
    for (const check of unknown) expect(check.message).toContain("ec2:DescribeSecurityGroups");
  });

  it("says in one line that the credentials have expired", async () => {
    emulator.front.fail("*", "expired");
    const { code, stdout, stderr } = await vpceLab("check", ...vpc(), "--lang", "ko");
    expect(code).toBe(3);
    expect(`${stdout}${stderr}`.match(/만료/g)).toHaveLength(1);
    expect(`${stdout}${stderr}`).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it.each([
    ["--vpc", "vpc-0123456789abcdef0"],
    ["--instance", "i-0123456789abcdef0"],
    ["--stack", "NoSuchStack"],
  ])("%s %s: says that there is none, and exits with 2", async (option, name) => {
    const { code, stdout, stderr } = await vpceLab("check", option, name);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(name);
  });
});
