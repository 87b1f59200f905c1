import clsx from "clsx";
import { Fragment, type ReactNode, type RefObject } from "react";
import { worst } from "../../../lab/core/result.ts";
import type { CheckText, StepText } from "../../../lab/core/text.ts";
import { Commands } from "./Commands.tsx";
import { Message } from "./Message.tsx";
import styles from "./styles.module.css";
import { type PanelText, useText } from "./text.ts";
import { VerdictMark } from "./VerdictMark.tsx";

interface Props {
  /** The whole result, or undefined before there is one. */
  steps: StepText[] | undefined;
  /** Changes with every check, so that the same result again is announced again. */
  round: number | string;
  /** What was looked at, in one line. */
  about?: string;
  stale: boolean;
  busy: boolean;
  trouble: string | null;
  onMend?: ((check: string) => void) | undefined;
  /** Where the focus goes when the button that was pressed is gone. */
  focus: RefObject<HTMLDivElement | null>;
}

function headline(checks: readonly CheckText[], text: PanelText): string {
  const count = (...verdicts: string[]) => checks.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const fails = count("fail");
  const unsure = count("unknown", "pending");
  const sentence = fails > 0 ? text.someFail : unsure > 0 ? text.someUnsure : text.allPass;
  return sentence.replace("{total}", String(checks.length)).replace("{count}", String(fails || unsure));
}

/** The first failed check of the first step that fails: everything after it may follow from it. */
function firstCauseOf(steps: readonly StepText[]): CheckText | undefined {
  const step = steps.find(({ firstCause }) => firstCause);
  return step?.checks.find(({ id }) => id === step.firstCause?.check);
}

/** What came of the check in a sentence, and the first cause with what mends it. Announced once, as it arrives. */
export function Summary({ steps, round, about, stale, busy, trouble, onMend, focus }: Props): ReactNode {
  const text = useText();
  const verdict = steps && worst(steps.map((step) => step.verdict));
  const cause = steps && firstCauseOf(steps);
  return (
    <div
      ref={focus}
      tabIndex={-1}
      className={clsx(styles.summary, verdict && styles[`summary-${verdict}`], stale && styles.stale)}
      data-summary={verdict ?? "none"}
      data-stale={stale}
    >
      <div role="status">
        <Fragment key={round}>
          {trouble && (
            <p className={styles.trouble}>
              <Message text={trouble} />
            </p>
          )}
          {steps && verdict && (
            <p className={styles.headline}>
              <VerdictMark verdict={verdict} />
              <strong>
                {headline(
                  steps.flatMap(({ checks }) => checks),
                  text,
                )}
              </strong>
            </p>
          )}
          {cause && (
            <p className={styles.cause} data-first-cause={cause.id}>
              <span className={styles.causeTitle}>
                {text.firstCause}: {cause.title}
              </span>
              <Message text={cause.message} />
            </p>
          )}
        </Fragment>
      </div>
      {steps && about && <p className={styles.about}>{about}</p>}
      {steps && stale && <p className={styles.staleNote}>{text.stale}</p>}
      {cause && cause.mend.length > 0 && <Commands title={text.mendCommands} commands={cause.mend} />}
      {cause && cause.mend.length > 0 && onMend && (
        <button type="button" className={styles.action} onClick={() => onMend(cause.id)} disabled={busy}>
          {text.mend}
        </button>
      )}
    </div>
  );
}
