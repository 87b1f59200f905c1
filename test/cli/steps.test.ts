import { describe, expect, it } from "vitest";
import { steps } from "../../lab/steps/index.ts";
import { runCommand } from "./command.ts";

describe("vpce-lab steps", () => {
  it("lists every step, check and fault", async () => {
    const { code, stdout, stderr } = await runCommand(["steps"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const ids = steps.flatMap((step) => [
      step.id,
      ...step.checks.map(({ id }) => id),
      ...step.faults.map(({ id }) => id),
    ]);
    for (const id of ids) expect(stdout).toContain(id);
  });

  it.each(["ko", "en"] as const)("gives them as JSON in %s", async (lang) => {
    const { stdout } = await runCommand(["steps", "--json", "--lang", lang]);
    const titled = (all: readonly { id: string; title: Record<typeof lang, string> }[]) =>
      all.map(({ id, title }) => ({ id, title: title[lang] }));
    expect(JSON.parse(stdout)).toEqual(
      steps.map((step) => ({ ...titled([step])[0], checks: titled(step.checks), faults: titled(step.faults) })),
    );
  });
});
