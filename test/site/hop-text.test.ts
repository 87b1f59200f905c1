import { describe, expect, it } from "vitest";
import { simulatedLab } from "../../lab/accounts/simulated/index.ts";
import { injectFault } from "../../lab/core/drill.ts";
import { locales } from "../../lab/core/locale.ts";
import { runSteps } from "../../lab/core/run.ts";
import { faults, steps } from "../../lab/steps/index.ts";
import { hopReason } from "../../src/components/CheckPanel/hop-text.ts";
import { publishedTemplates } from "../support/templates.ts";

describe("the words for a path's links", () => {
  it.each(faults)("name every reason that $id leads to", async (fault) => {
    const account = await simulatedLab(publishedTemplates());
    await injectFault(account, account.scope, fault);
    const report = await runSteps(account, account.scope, steps);
    const traces = report.steps.flatMap(({ checks }) => checks.flatMap((check) => check.traces ?? []));
    const reasons = new Set(traces.flatMap(({ hops }) => hops.map(({ why }) => why)));
    for (const locale of locales) {
      // Words of the model are one word; a reader's are in another language, or more than one.
      const unnamed = [...reasons].filter((why) => hopReason(why, locale) === why && why !== "available");
      expect(unnamed).toEqual([]);
    }
  });
});
