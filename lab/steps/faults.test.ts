import { describe, expect, it } from "vitest";
import { publishedTemplates } from "../../test/support/templates.ts";
import { firstCause, idsWith } from "../../test/support/verdicts.ts";
import { simulatedLab } from "../accounts/simulated/index.ts";
import { sendAll } from "../core/api-call.ts";
import { injectFault, mendFault } from "../core/drill.ts";
import { runSteps } from "../core/run.ts";
import { faults, steps } from "./index.ts";

const templates = publishedTemplates();
const lab = () => simulatedLab(templates);
const check = (account: Awaited<ReturnType<typeof lab>>) => runSteps(account, account.scope, steps);

describe.each(faults)("fault $id", (fault) => {
  it("turns exactly its checks red and yields its first cause", async () => {
    const account = await lab();
    await injectFault(account, account.scope, fault);
    const report = await check(account);
    expect(idsWith(report, "fail").sort()).toEqual([...fault.turnsRed].sort());
    expect(idsWith(report, "unknown")).toEqual([]);
    expect(firstCause(report)).toMatchObject({ id: fault.firstCause.check, messageId: fault.firstCause.messageId });
  });

  it("is mended by its own calls", async () => {
    const account = await lab();
    const drill = await injectFault(account, account.scope, fault);
    await mendFault(account, account.scope, drill);
    const report = await check(account);
    expect(idsWith(report, "fail")).toEqual(fault.id === "image-without-agent" ? ["command-succeeded"] : []);
  });

  it("is mended by the commands that the checks print", async () => {
    const account = await lab();
    await injectFault(account, account.scope, fault);
    for (let round = 0; round < 4; round += 1) {
      const cause = firstCause(await check(account));
      if (!cause || cause.mend.length === 0) break;
      await sendAll(cause.mend, account.send);
    }
    // No API call changes an instance's image; the message says to make the instance anew.
    const left = fault.id === "image-without-agent" ? fault.turnsRed : [];
    expect(idsWith(await check(account), "fail").sort()).toEqual([...left].sort());
  });
});

describe("steps", () => {
  it.each(steps.map((step, at) => ({ step, before: steps[at - 1] })))(
    "$step.id starts with a check that fails and is solved with none",
    async ({ step, before }) => {
      const solved = await check(await simulatedLab(templates, { through: step.id }));
      expect(solved.steps.find(({ id }) => id === step.id)?.verdict).toBe("pass");
      if (!before) return;
      const start = await check(await simulatedLab(templates, { through: before.id }));
      expect(start.steps.find(({ id }) => id === step.id)?.verdict).toBe("fail");
    },
  );

  it("have every check failed by at least one fault", () => {
    const red = new Set(faults.flatMap((fault) => fault.turnsRed));
    expect(steps.flatMap((step) => step.checks.map(({ id }) => id)).filter((id) => !red.has(id))).toEqual([]);
  });

  it("pass whole in the complete lab", async () => {
    const report = await check(await lab());
    expect(report.steps.flatMap((step) => step.checks.map(({ verdict }) => verdict))).toEqual(
      steps.flatMap((step) => step.checks.map(() => "pass")),
    );
  });
});
