import type { ReactNode } from "react";
import styles from "./styles.module.css";

// What a message quotes: `commands` between backticks, ids of AWS objects, and host names of AWS.
const quoted = /`([^`]+)`|\b((?:[a-z]{1,6}-)+[0-9a-f]{8,})\b|\b([\w.-]+\.amazonaws\.com)\b/g;

/** A sentence with its commands and ids set as code. */
export function Message({ text }: { text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(quoted)) {
    const [whole, command, id, host] = match;
    parts.push(
      text.slice(from, match.index),
      <code key={match.index} className={id && styles.objectId}>
        {command ?? id ?? host}
      </code>,
    );
    from = match.index + whole.length;
  }
  return [...parts, text.slice(from)];
}
