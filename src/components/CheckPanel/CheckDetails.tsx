import CodeBlock from "@theme/CodeBlock";
import type { ReactNode } from "react";
import type { CheckText } from "../../../lab/core/text.ts";
import { Commands } from "./Commands.tsx";
import { Path } from "./Path.tsx";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

interface Props {
  check: CheckText;
  /** Mends this check in the account that was checked, where that is possible. */
  onMend?: (() => void) | undefined;
  busy: boolean;
}

/** Whether there is anything behind a verdict to show. */
export const hasDetails = ({ traces = [], evidence, mend }: CheckText): boolean =>
  traces.length + evidence.length + mend.length > 0;

/** What a verdict rests on: the path walked, what AWS said, and what mends it. */
export function CheckDetails({ check, onMend, busy }: Props): ReactNode {
  const text = useText();
  const { traces = [], evidence, mend } = check;
  return (
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
      {mend.length > 0 && onMend && (
        <button type="button" className={styles.action} onClick={onMend} disabled={busy}>
          {text.mend}
        </button>
      )}
    </div>
  );
}
