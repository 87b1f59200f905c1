import clsx from "clsx";
import { type CSSProperties, type ReactNode, useId, useState } from "react";
import type { CheckText } from "../../../lab/core/text.ts";
import { CheckDetails, hasDetails } from "./CheckDetails.tsx";
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

/** A button that opens a part of the row below it. */
function Opener(props: { label: string; about: string; open: boolean; controls: string; onPress: () => void }) {
  const { label, about, open, controls, onPress } = props;
  return (
    <button type="button" className={styles.opener} aria-expanded={open} aria-controls={controls} onClick={onPress}>
      {label}
      <span className={styles.unseen}>: {about}</span>
    </button>
  );
}

/** One check: its verdict in symbol and word, one sentence, and what is behind it. */
export function CheckRow({ check, result, at, busy, onMend }: Props): ReactNode {
  const text = useText();
  const words = verdictWords[useLocale()];
  const id = useId();
  const [details, setDetails] = useState(false);
  const [source, setSource] = useState(false);
  const verdict = result?.verdict ?? "notChecked";
  const withDetails = result && hasDetails(result);
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
        <div className={styles.checkHead}>
          <p className={styles.checkTitle}>{check.title}</p>
          <p className={styles.checkSide}>
            <span className={clsx(styles.word, styles[verdict])}>
              {result ? words[result.verdict] : text.notChecked}
            </span>
            {withDetails && (
              <Opener
                label={text.details}
                about={check.title}
                open={details}
                controls={`${id}details`}
                onPress={() => setDetails(!details)}
              />
            )}
            <Opener
              label={text.source}
              about={check.title}
              open={source}
              controls={`${id}source`}
              onPress={() => setSource(!source)}
            />
          </p>
        </div>
        {result && (
          <p className={styles.message}>
            <Message text={result.message} />
          </p>
        )}
        <div id={`${id}details`}>
          {withDetails && details && (
            <CheckDetails check={result} busy={busy} onMend={onMend && (() => onMend(check.id))} />
          )}
        </div>
        <div id={`${id}source`}>{source && <CheckSource check={check.id} />}</div>
      </div>
    </li>
  );
}
