import { type ReactNode, useEffect, useRef, useState } from "react";
import { Choice } from "./Choice.tsx";
import { Drills } from "./Drills.tsx";
import { prefetchEngine } from "./load-engine.ts";
import type { StepOutline } from "./outline.ts";
import { Result } from "./Result.tsx";
import { Summary } from "./Summary.tsx";
import styles from "./styles.module.css";
import { useText } from "./text.ts";
import type { SimulatedLabView } from "./use-simulated-lab.ts";

interface Props {
  here: StepOutline;
  before: StepOutline[];
  lab: SimulatedLabView;
}

/** Check, mend and break the lab in the simulated account. */
export function SimulatedAccount({ here, before, lab }: Props): ReactNode {
  const text = useText();
  const checkButton = useRef<HTMLButtonElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  // After a mend its button is gone, and below the drills the result is out of sight: the focus goes to it.
  const [goToSummary, setGoToSummary] = useState(false);
  useEffect(() => {
    if (!goToSummary || lab.busy) return;
    setGoToSummary(false);
    summary.current?.focus();
  }, [goToSummary, lab.busy]);
  const andGo = (work: Promise<void>) => {
    work.then(() => setGoToSummary(true));
  };
  // Its button goes away with what it resets.
  const startOver = () => {
    lab.restart();
    checkButton.current?.focus();
  };
  const mend = (check: string) => andGo(lab.mend(check));
  const previous = before.at(-1);
  return (
    <>
      {previous && (
        <Choice
          legend={text.start}
          value={lab.through}
          onChange={lab.restart}
          disabled={lab.busy}
          options={[
            { value: here.id, label: text.startAfter },
            { value: previous.id, label: text.startBefore },
          ]}
        />
      )}
      {lab.through !== here.id && <p className={styles.hint}>{text.startBeforeHint}</p>}
      <div className={styles.actions}>
        <button
          ref={checkButton}
          type="button"
          className={styles.primary}
          onClick={lab.check}
          onPointerEnter={prefetchEngine}
          onFocus={prefetchEngine}
          // Not `disabled`: that would take the focus from a keyboard user who has just pressed it.
          aria-disabled={lab.busy}
        >
          {lab.busy ? text.checking : lab.steps ? text.checkAgain : text.check}
        </button>
        {(lab.steps || lab.drills.length > 0) && (
          <button type="button" className={styles.action} onClick={startOver} aria-disabled={lab.busy}>
            {text.reset}
          </button>
        )}
      </div>
      <Summary
        steps={lab.steps}
        round={lab.round}
        stale={lab.stale}
        busy={lab.busy}
        trouble={lab.trouble}
        onMend={mend}
        focus={summary}
      />
      <Result here={here} before={before} steps={lab.steps ?? []} busy={lab.busy} onMend={mend} />
      <Drills step={here.id} lab={lab} onCheck={() => andGo(lab.check())} />
    </>
  );
}
