import clsx from "clsx";
import type { ReactNode } from "react";
import type { Outline } from "./outline.ts";
import { type Entry, standingOf } from "./progress.ts";
import styles from "./styles.module.css";
import { standingWords, useLocale, useText } from "./text.ts";
import { markOfStanding, VerdictMark } from "./VerdictMark.tsx";

interface Props {
  step: string;
  entry: Entry | undefined;
  outline: Outline;
}

/** Where a step stood when it was last looked at, when that was, and from which step. */
export function StandingLine({ step, entry, outline }: Props): ReactNode {
  const text = useText();
  const locale = useLocale();
  if (!entry) {
    return (
      <span className={styles.standing} data-standing="never">
        <VerdictMark verdict="notChecked" />
        {text.never}
      </span>
    );
  }
  const standing = standingOf(entry);
  const mark = markOfStanding[standing];
  const seenFrom = outline.find(({ id }) => id === entry.seenFrom && id !== step);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(entry.at));
  return (
    <span className={styles.standing} data-standing={standing}>
      <VerdictMark verdict={mark} />
      <span className={clsx(styles.word, styles[mark])}>{standingWords[locale][standing]}</span>
      <time dateTime={entry.at}>{when}</time>
      {seenFrom && <span>{text.seenFrom.replace("{step}", seenFrom.title)}</span>}
    </span>
  );
}
