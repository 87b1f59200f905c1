import { useCallback, useRef, useState } from "react";
import type { StepText } from "../../../lab/core/text.ts";
import type { Lab, LabReport } from "./engine.ts";
import { EngineNotLoaded, loadEngine } from "./load-engine.ts";
import { type PanelText, useLocale, useText } from "./text.ts";
import { useProgress } from "./use-progress.ts";

/** A fault that is in the lab, and the commands that put it there. */
export interface ActiveDrill {
  fault: string;
  commands: string[];
}

interface View {
  /** The last step whose work is in the lab when it starts. */
  through: string;
  busy: boolean;
  report: LabReport | null;
  /** Counts the checks, so that one with the same result is news too. */
  round: number;
  /** The lab has changed since the report. */
  stale: boolean;
  drills: ActiveDrill[];
  /** One sentence about what could not be done. */
  trouble: string | null;
  /** The fault that was injected or undone last, until the next check. */
  touched: string | null;
}

const untouched = { report: null, round: 0, stale: false, drills: [], trouble: null, touched: null };

function troubleOf(error: unknown, text: PanelText): string {
  if (error instanceof EngineNotLoaded) return text.engineNotLoaded;
  return text.refused.replace("{said}", (error as Error).message);
}

/** The simulated account of one page: its lab, the last report on it, and what a reader may do to it. */
export function useSimulatedLab(step: string) {
  const locale = useLocale();
  const text = useText();
  const { add } = useProgress();
  const [view, setView] = useState<View>({ through: step, busy: false, ...untouched });
  const lab = useRef<Lab | null>(null);
  const patch = useCallback((change: Partial<View>) => setView((before) => ({ ...before, ...change })), []);

  /** Runs one thing at a time; a press while another runs is dropped, as its button says. */
  const running = useRef(false);
  const act = useCallback(
    async (work: (lab: Lab, engine: Awaited<ReturnType<typeof loadEngine>>) => Promise<Partial<View>>) => {
      if (running.current) return;
      running.current = true;
      patch({ busy: true, trouble: null });
      try {
        const engine = await loadEngine();
        // Kept only once it has started, so that a failed start can be tried again.
        lab.current ??= await engine.startLab(view.through);
        patch(await work(lab.current, engine));
      } catch (error) {
        patch({ trouble: troubleOf(error, text) });
      } finally {
        running.current = false;
        patch({ busy: false });
      }
    },
    [patch, text, view.through],
  );

  const keep = useCallback(
    (report: LabReport) => {
      add("simulated", report.steps);
      return { report, round: view.round + 1, stale: false, touched: null };
    },
    [add, view.round],
  );

  return {
    ...view,
    steps: view.report?.steps as StepText[] | undefined,
    check: () => act(async (opened, engine) => keep(await engine.checkLab(opened, step, locale))),
    /** Runs the calls that mend one check, then checks again. */
    mend: (check: string) =>
      act(async (opened, engine) => {
        await engine.mendLab(opened, view.report?.mends[check] ?? []);
        const report = await engine.checkLab(opened, step, locale);
        const left = engine.forgetMended(opened, report);
        return { ...keep(report), drills: view.drills.filter(({ fault }) => left.includes(fault)) };
      }),
    breakIt: (fault: string) =>
      act(async (opened, engine) => {
        const commands = await engine.breakLab(opened, fault);
        return { drills: [...view.drills, { fault, commands }], stale: true, touched: fault };
      }),
    revert: (fault: string) =>
      act(async (opened, engine) => {
        await engine.revertFault(opened, fault);
        return { drills: view.drills.filter((drill) => drill.fault !== fault), stale: true, touched: fault };
      }),
    /** A fresh lab, from the same start or another. */
    restart: (through = view.through) => {
      if (running.current) return;
      lab.current = null;
      setView({ through, busy: false, ...untouched });
    },
  };
}

export type SimulatedLabView = ReturnType<typeof useSimulatedLab>;
