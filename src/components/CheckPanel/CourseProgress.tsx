import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { Outline } from "./outline.ts";
import type { Entry } from "./progress.ts";
import { StandingLine } from "./StandingLine.tsx";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

interface Props {
  outline: Outline;
  entries: Record<string, Entry>;
  /** The page's own step. */
  step: string;
  /** The account that the entries are about, in words. */
  account: string;
}

/** Every step of the course and where it stands, in one account. */
export function CourseProgress({ outline, entries, step, account }: Props): ReactNode {
  const text = useText();
  return (
    <details className={styles.section}>
      <summary>
        {text.progress} <span className={styles.aside}>{account}</span>
      </summary>
      <ol className={styles.course}>
        {outline.map(({ id, title }) => (
          <li key={id} data-step={id}>
            {id === step ? <span aria-current="step">{title}</span> : <Link to={`/docs/${id}/`}>{title}</Link>}
            <StandingLine step={id} entry={entries[id]} outline={outline} />
          </li>
        ))}
      </ol>
    </details>
  );
}
