import CodeBlock from "@theme/CodeBlock";
import { type ReactNode, useState } from "react";
import type { CheckText } from "../../../lab/core/text.ts";
import { Commands } from "./Commands.tsx";
import { Path } from "./Path.tsx";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

interface Props {
  check: CheckText;
  /** Mends this check in the account that was checked, where that is possible. */
  onMend?: () => void;
  busy: boolean;
}

/** What a verdict rests on: the path walked, what AWS said, and what mends it. */
export function CheckDetails({ check, onMend, busy }: Props): ReactNode {
  const text = useText();
  // Highlighting is work: it waits until somebody looks.
  const [opened, setOpened] = useState(false);
  const { traces = [], evidence, mend } = check;
  if (traces.length + evidence.length + mend.length === 0) return null;
  return (
    <details className={styles.disclosure} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{text.details}</summary>
      {opened && (
        <div className={styles.disclosed}>
          {traces.map((trace) => (
            <Path key={trace.flow.host} trace={trace} />
          ))}
          {evidence.map(({ from, id, value }) => (
            <CodeBlock
              key={`${from} ${id}`}
              language="json"
              title={text.evidenceFrom.replace("{artifact}", from).replace("{id}", id)}
            >
              {JSON.stringify(value, null, 2)}
            </CodeBlock>
          ))}
          {mend.length > 0 && <Commands title={text.mendCommands} commands={mend} />}
          {onMend && (
            <button type="button" className={styles.action} onClick={onMend} disabled={busy}>
              {text.mend}
            </button>
          )}
        </div>
      )}
    </details>
  );
}
