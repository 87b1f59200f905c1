import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { actionsFor } from "../../lab/accounts/aws/index.ts";
import { type SimulatedLab, simulatedLab } from "../../lab/accounts/simulated/index.ts";
import { cliText } from "../../lab/core/cli-text.ts";
import { injectFault, mendFault } from "../../lab/core/drill.ts";
import { requiredArtifacts, runSteps } from "../../lab/core/run.ts";
import { faults, steps } from "../../lab/steps/index.ts";
import { publishedTemplates } from "../support/templates.ts";
import { firstCause, idsWith, verdicts } from "../support/verdicts.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { type EmulatedLab, mirrorSystemsManager, region, seedLab } from "./lab.ts";
import { venvBin } from "./venv.ts";

/** Faults that moto cannot hold, and why. */
const notInMoto: Record<string, string> = {
  "private-dns-disabled": "moto's ModifyVpcEndpoint ignores PrivateDnsEnabled",
  "image-without-agent": "moto's RunInstances takes resolve:ssm:… for an image id",
};

/** The front server lives in this process, so waiting for a command must not block it. */
const bash = promisify(execFile);

let emulator: Emulator;
let lab: EmulatedLab;
let simulated: SimulatedLab;

beforeAll(async () => {
  emulator = await startEmulator(inject("motoUrl"));
  await emulator.reset();
  // Once: every test leaves the lab as it found it, and seeding takes moto two seconds.
  lab = await seedLab(emulator);
});
afterAll(() => emulator?.stop());
beforeEach(async () => {
  emulator.front.reset();
  simulated = await simulatedLab(publishedTemplates());
  mirrorSystemsManager(emulator, simulated, lab.instanceId);
});

const check = () => runSteps(lab.account, lab.scope, steps);
const checkSimulated = () => runSteps(simulated, simulated.scope, steps);

describe("the lab in the emulator", () => {
  it("has the verdicts of the simulated account when it is healthy", async () => {
    const report = await check();
    expect(verdicts(report)).toEqual(verdicts(await checkSimulated()));
    expect(report.calls).toBeLessThanOrEqual(30);
  });

  it("leaves out only faults that exist", () => {
    expect(Object.keys(notInMoto).filter((id) => !faults.some((fault) => fault.id === id))).toEqual([]);
  });

  it.each(faults.filter((fault) => !notInMoto[fault.id]))(
    "$id: has the simulated account's verdicts, broken and mended",
    async (fault) => {
      const drill = await injectFault(lab.account, lab.scope, fault);
      const twin = await injectFault(simulated, simulated.scope, fault);
      mirrorSystemsManager(emulator, simulated, lab.instanceId);
      const broken = await check();
      expect(verdicts(broken)).toEqual(verdicts(await checkSimulated()));
      expect(idsWith(broken, "fail").sort()).toEqual([...fault.turnsRed].sort());
      expect(firstCause(broken)).toMatchObject({ id: fault.firstCause.check, messageId: fault.firstCause.messageId });

      await mendFault(lab.account, lab.scope, drill);
      await mendFault(simulated, simulated.scope, twin);
      mirrorSystemsManager(emulator, simulated, lab.instanceId);
      expect(idsWith(await check(), "fail")).toEqual([]);
    },
  );
});

describe("what the reader may not see", () => {
  // Every action that some artifact needs, taken away one at a time.
  const actions = actionsFor(requiredArtifacts(steps));
  it.each(actions)("%s denied: unknown where it decides, and never a fail", async (action) => {
    emulator.front.fail(action, "denied");
    const report = await check();
    expect(idsWith(report, "fail")).toEqual([]);
    const unknown = report.steps.flatMap((step) => step.checks).filter((each) => each.verdict === "unknown");
    for (const each of unknown) expect(each).toMatchObject({ messageId: "runner.AccessDenied", params: { action } });
    if (emulator.front.seen.includes(action) && decides(action)) expect(unknown.length).toBeGreaterThan(0);
  });

  it("everything denied: every check is unknown and names an action", async () => {
    emulator.front.fail("*", "denied");
    const report = await check();
    const results = report.steps.flatMap((step) => step.checks);
    expect(results.map((each) => each.verdict)).toEqual(results.map(() => "unknown"));
    for (const each of results) expect(each.params.action).toMatch(/^[a-z0-9]+:[A-Z]\w+$/);
  });

  it("expired credentials: every check is unknown", async () => {
    emulator.front.fail("*", "expired");
    const results = (await check()).steps.flatMap((step) => step.checks);
    expect(new Set(results.map((each) => each.messageId))).toEqual(new Set(["runner.Expired"]));
  });
});

describe("a printed command, run with the real AWS CLI", () => {
  // A mend need not restore what stood there before, so each starts from a lab of its own.
  beforeEach(async () => {
    await emulator.reset();
    lab = await seedLab(emulator);
    mirrorSystemsManager(emulator, simulated, lab.instanceId);
  });

  it.each([
    "endpoint-group-lacks-443",
    "network-acl-drops-return",
    "ssm-endpoint-missing",
    "dns-hostnames-disabled",
    "instance-egress-closed",
  ])("mends %s", async (id) => {
    const fault = faults.find((each) => each.id === id) as (typeof faults)[number];
    await injectFault(lab.account, lab.scope, fault);
    const cause = firstCause(await check());
    const bin = await venvBin();
    const env = {
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_DEFAULT_REGION: region,
    };
    await bash("bash", ["-ec", (cause?.mend ?? []).map(cliText).join("\n")], { env, timeout: 30_000 });
    expect(idsWith(await check(), "fail")).toEqual([]);
  });
});

/** Whether the healthy lab's verdicts rest on an action: some only matter in accounts that look different. */
function decides(action: string): boolean {
  const onlyElsewhere = [
    // Only names the account.
    "sts:GetCallerIdentity",
    // An agent that has reported shows that its image carries it.
    "ec2:DescribeImages",
    // Without these the endpoints' subnets stand for the addresses of their interfaces.
    "ec2:DescribeNetworkInterfaces",
    // A VPC whose endpoints own the names asks no hosted zone, and an instance with a profile no default role.
    "route53:ListHostedZonesByVPC",
    "ssm:GetServiceSetting",
  ];
  return !onlyElsewhere.includes(action);
}
