import clsx from "clsx";
import type { CSSProperties, ReactNode } from "react";
import type { CheckText } from "../../../lab/core/text.ts";
import { CheckDetails } from "./CheckDetails.tsx";
import { CheckSource } from "./CheckSource.tsx";
import { Message } from "./Message.tsx";
import type { CheckOutline } from "./outline.ts";
import styles from "./styles.module.css";
import { useLocale, useText, verdictWords } from "./text.ts";
import { VerdictMark } from "./VerdictMark.tsx";

interface Props {
  check: CheckOutline;
  result?: CheckText | undefined;
  /** Place among all checks shown, for the order in which verdicts appear. */
  at: number;
  busy: boolean;
  onMend?: ((check: string) => void) | undefined;
}

/** One check: its verdict in symbol and word, one sentence, and what is behind it. */
export function CheckRow({ check, result, at, busy, onMend }: Props): ReactNode {
  const text = useText();
  const words = verdictWords[useLocale()];
  const verdict = result?.verdict ?? "notChecked";
  const mend = result && result.mend.length > 0 && onMend ? { onMend: () => onMend(check.id) } : {};
  return (
    <li className={styles.check} data-check={check.id} data-verdict={verdict}>
      <span
        // A new verdict appears anew.
        key={`${verdict} ${result?.messageId}`}
        className={clsx(styles.markCell, result && styles.arriving)}
        style={{ "--at": at } as CSSProperties}
      >
        <VerdictMark verdict={verdict} />
      </span>
      <div className={styles.checkBody}>
        <p className={styles.checkTitle}>
          <span>{check.title}</span>{" "}
          <span className={clsx(styles.word, styles[verdict])}>{result ? words[result.verdict] : text.notChecked}</span>
        </p>
        {result && (
          <p className={styles.message}>
            <Message text={result.message} />
          </p>
        )}
        <div className={styles.disclosures}>
          {result && <CheckDetails check={result} busy={busy} {...mend} />}
          <CheckSource check={check.id} />
        </div>
      </div>
    </li>
  );
}
