import type { ReactNode } from "react";

// What a message quotes: `commands` between backticks, and ids of AWS objects.
const quoted = /`([^`]+)`|\b((?:[a-z]{1,6}-)+[0-9a-f]{8,}(?:[0-9a-f-]*[0-9a-f])?)\b/g;

/** A sentence with its commands and ids set as code. */
export function Message({ text }: { text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(quoted)) {
    parts.push(text.slice(from, match.index), <code key={match.index}>{match[1] ?? match[2]}</code>);
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}
