import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ReportText } from "../../lab/core/text.ts";
import { faults, steps } from "../../lab/steps/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runCommand, startCommand } from "./command.ts";

async function checked(...args: string[]): Promise<{ code: number | null; report: ReportText }> {
  const { code, stdout, stderr } = await runCommand(["check", "--simulated", "--json", ...args]);
  expect(stderr).toBe("");
  return { code, report: JSON.parse(stdout) };
}

const red = (report: ReportText) =>
  report.steps.flatMap((step) => step.checks.filter(({ verdict }) => verdict === "fail").map(({ id }) => id)).sort();

describe("vpce-lab check --simulated --json", () => {
  it("passes on the complete lab", async () => {
    const { code, report } = await checked();
    expect(code).toBe(0);
    expect(report.steps.map(({ id, verdict }) => [id, verdict])).toEqual(steps.map(({ id }) => [id, "pass"]));
  });

  it("has the documented shape", async () => {
    const { report } = await checked("--fault", "endpoint-group-lacks-443");
    expect(Object.keys(report)).toEqual(["account", "scope", "through", "calls", "steps"]);
    expect(report).toMatchObject({
      account: { kind: "simulated", region: "ap-northeast-2", id: "111122223333" },
      scope: { kind: "stack", name: "VpceLab" },
      through: "run-command",
      calls: 0,
    });
    const step = report.steps.find(({ id }) => id === "interface-endpoint");
    expect(step).toMatchObject({ verdict: "fail", firstCause: { check: "endpoint-security-group" } });
    const check = step?.checks.find(({ id }) => id === "endpoint-security-group");
    expect(check).toMatchObject({
      verdict: "fail",
      messageId: "blocked",
      message: expect.stringContaining("has no inbound rule for port 443"),
      resources: expect.arrayContaining([expect.stringMatching(/^sg-/)]),
      evidence: [expect.objectContaining({ from: "securityGroups", id: expect.stringMatching(/^sg-/) })],
      mend: [expect.stringMatching(/^aws ec2 authorize-security-group-ingress --group-id sg-/)],
    });
  });

  it("speaks the reader's language", async () => {
    const { report } = await checked("--fault", "endpoint-group-lacks-443", "--lang", "ko");
    expect(report.steps[1]?.firstCause?.message).toContain("인바운드 규칙이 없습니다");
  });

  it("shows steps not done yet as not passing", async () => {
    const { code, report } = await checked("--through", "isolated-instance");
    expect(code).toBe(1);
    expect(report.steps.map(({ verdict }) => verdict)).toEqual(["pass", "fail", "fail"]);
  });

  it("checks a named step and those before it", async () => {
    const { code, report } = await checked("interface-endpoint");
    expect(code).toBe(0);
    expect(report).toMatchObject({ through: "interface-endpoint" });
    expect(report.steps.map(({ id }) => id)).toEqual(["isolated-instance", "interface-endpoint"]);
  });

  it("simulates in the Region asked for", async () => {
    const { code, report } = await checked("--region", "us-east-1");
    expect({ code, region: report.account.region }).toEqual({ code: 0, region: "us-east-1" });
  });

  it.each(faults.map((fault) => [fault.id, fault] as const))(
    "--fault %s turns exactly its checks red",
    async (id, fault) => {
      const { code, report } = await checked("--fault", id);
      expect(red(report)).toEqual([...fault.turnsRed].sort());
      const cause = report.steps.find(({ firstCause }) => firstCause)?.firstCause;
      expect(cause).toMatchObject(fault.firstCause);
      expect(code).toBe(1);
    },
  );

  it("takes several faults", async () => {
    const several = await checked("--fault", "endpoint-group-lacks-443", "--fault", "internet-way-out");
    const listed = await checked("--fault", "endpoint-group-lacks-443,internet-way-out");
    expect(red(several.report)).toEqual(expect.arrayContaining(["endpoint-security-group", "no-way-out"]));
    expect(listed).toEqual(several);
  });

  it("starts from a template of the reader's own", async () => {
    const file = join(tempFolder("template"), "mine.json");
    copyFileSync(new URL("../../static/templates/isolated-instance.template.json", import.meta.url), file);
    const { stdout, code } = await runCommand(["check", "--template", file, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).steps.map((step: { verdict: string }) => step.verdict)).toEqual(["pass", "fail", "fail"]);
  });
});

describe("vpce-lab check --simulated for people", () => {
  it.each([
    ["ko", "✔ 통과", "✘ 실패", "가장 먼저 끊긴 곳: ", "고치는 명령"],
    ["en", "✔ pass", "✘ fail", "First broken link: ", "To mend it"],
  ])("says in %s what holds, what broke first and what mends it", async (lang, pass, fail, cause, mend) => {
    const { code, stdout, stderr } = await runCommand([
      ...["check", "--simulated", "--fault", "endpoint-group-lacks-443", "--lang", lang],
    ]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    for (const text of [pass, fail, cause, mend]) expect(stdout).toContain(text);
    expect(stdout).toMatch(/\n {2}securityGroups sg-\w+ \{"IpPermissions":\[\]\}\n/);
    expect(stdout).toMatch(/\n {2}aws ec2 authorize-security-group-ingress --group-id sg-\w+ .*\n/);
  });

  it("is plain in a pipe and coloured when told so", async () => {
    const args = ["check", "--simulated"];
    const [plain, forced, refused] = await Promise.all([
      runCommand(args, { CI: "true" }),
      runCommand(args, { FORCE_COLOR: "1" }),
      runCommand(args, { FORCE_COLOR: "1", NO_COLOR: "1" }),
    ]);
    const colourCode = "\u001b[";
    expect(plain.stdout).not.toContain(colourCode);
    expect(forced.stdout).toContain(colourCode);
    expect(refused.stdout).toBe(plain.stdout);
  });

  it("is quiet when the reader of a pipe goes away", async () => {
    const child = startCommand(["check", "--simulated", "--json"]);
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (part) => {
      stderr += part;
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe("");
  });
});
