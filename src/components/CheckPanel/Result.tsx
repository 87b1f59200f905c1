import type { ReactNode } from "react";
import type { StepText } from "../../../lab/core/text.ts";
import type { StepOutline } from "./outline.ts";
import { EarlierChecks, OwnChecks } from "./StepChecks.tsx";

interface Props {
  here: StepOutline;
  before: StepOutline[];
  /** The steps whose verdicts have arrived. */
  steps: readonly StepText[];
  busy: boolean;
  onMend?: (check: string) => void;
}

/** The checks of this step with their verdicts, below those of the earlier steps that it rests on. */
export function Result({ here, before, steps, busy, onMend }: Props): ReactNode {
  const resultOf = ({ id }: StepOutline) => steps.find((step) => step.id === id);
  let from = 0;
  return (
    <>
      {before.map((step) => {
        const result = resultOf(step);
        if (!result) return null;
        from += step.checks.length;
        const above = from - step.checks.length;
        return <EarlierChecks key={step.id} step={step} result={result} from={above} busy={busy} onMend={onMend} />;
      })}
      <OwnChecks step={here} result={resultOf(here)} from={from} busy={busy} onMend={onMend} />
    </>
  );
}
