import { type ReactNode, useId } from "react";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

/** How much has been read from AWS. */
export function Gathering({ done, total }: { done: number; total: number }): ReactNode {
  const text = useText();
  const id = useId();
  return (
    <div className={styles.gathering}>
      <label htmlFor={id}>{text.gathering}</label>
      <progress id={id} value={done} max={total} />
      <span>{text.gathered.replace("{done}", String(done)).replace("{total}", String(total))}</span>
    </div>
  );
}
