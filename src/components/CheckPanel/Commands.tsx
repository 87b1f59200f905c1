import { Fragment, type ReactNode, useId, useState } from "react";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

interface Props {
  title: string;
  commands: readonly string[];
}

/** What still fits beside the panel's edges on a phone. */
const longestUnbroken = 30;

/** A command's words stay whole where they can: a browser would break them at every hyphen of an option or an id. */
function Words({ command }: { command: string }): ReactNode {
  let at = 0;
  return command.split(" ").map((word) => {
    at += word.length + 1;
    // The space stands outside: a line may end there.
    return (
      <Fragment key={at}>
        {at > word.length + 1 && " "}
        <span className={word.length < longestUnbroken ? styles.unbroken : undefined}>{word}</span>
      </Fragment>
    );
  });
}

/** Commands to paste into a shell, whole and wrapped: a long one is read, not scrolled. */
export function Commands({ title, commands }: Props): ReactNode {
  const text = useText();
  const id = useId();
  const [said, setSaid] = useState("");
  const copy = async () => {
    // Emptied first, so that a second copy is announced too.
    setSaid("");
    try {
      await navigator.clipboard.writeText(`${commands.join("\n")}\n`);
      setSaid(text.copied);
    } catch {
      setSaid(text.copyFailed);
    }
  };
  return (
    <div className={styles.commands}>
      <div className={styles.commandsHead}>
        <span id={id}>{title}</span>
        <span className={styles.said} role="status">
          {said}
        </span>
        <button type="button" className={styles.small} onClick={copy} aria-describedby={id}>
          {text.copy}
        </button>
      </div>
      <pre lang="en">
        {commands.map((command) => (
          <code key={command}>
            <Words command={command} />
          </code>
        ))}
      </pre>
    </div>
  );
}
