import clsx from "clsx";
import { type ReactNode, useEffect, useState } from "react";
import type { StepText } from "../../../lab/core/text.ts";
import { CheckRow } from "./CheckRow.tsx";
import type { StepOutline } from "./outline.ts";
import styles from "./styles.module.css";
import { useLocale, useText, verdictWords } from "./text.ts";
import { VerdictMark } from "./VerdictMark.tsx";

interface Props {
  step: StepOutline;
  result: StepText | undefined;
  /** How many checks are shown above these. */
  from: number;
  busy: boolean;
  onMend?: ((check: string) => void) | undefined;
}

function Rows({ step, result, from, busy, onMend }: Props): ReactNode {
  return (
    <ol className={styles.checks}>
      {step.checks.map((check, at) => (
        <CheckRow
          key={check.id}
          check={check}
          result={result?.checks.find(({ id }) => id === check.id)}
          at={from + at}
          busy={busy}
          onMend={onMend}
        />
      ))}
    </ol>
  );
}

/** The checks of the page's own step. */
export function OwnChecks(props: Props): ReactNode {
  return <Rows {...props} />;
}

/** The checks of an earlier step: one line while they pass, open as soon as they do not. */
export function EarlierChecks(props: Props & { result: StepText }): ReactNode {
  const { step, result } = props;
  const text = useText();
  const words = verdictWords[useLocale()];
  const fails = result.verdict === "fail";
  const [open, setOpen] = useState(fails);
  useEffect(() => setOpen(fails), [fails]);
  return (
    <details
      className={clsx(styles.earlier, fails && styles.regressedStep)}
      data-step={step.id}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <VerdictMark verdict={result.verdict} />
        <span>
          {text.earlierStep}: {step.title}
        </span>
        <span className={clsx(styles.word, styles[result.verdict])}>{words[result.verdict]}</span>
      </summary>
      {fails && <p className={styles.regression}>{text.regressed}</p>}
      <Rows {...props} />
    </details>
  );
}
