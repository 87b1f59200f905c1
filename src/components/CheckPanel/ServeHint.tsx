import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import type { ReactNode } from "react";
import { Commands } from "./Commands.tsx";
import { Message } from "./Message.tsx";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

/** How to have this page served by the reader's own computer: the one command, and what comes before it. */
export function ServeHint({ trouble }: { trouble: string | null }): ReactNode {
  const text = useText();
  const { organizationName, projectName } = useDocusaurusContext().siteConfig;
  // A copy of the site that does not say where its repository is leaves out what it cannot know.
  const clone =
    organizationName && projectName
      ? [`git clone https://github.com/${organizationName}/${projectName}.git`, `cd ${projectName}`]
      : [];
  return (
    <div className={styles.serve}>
      {trouble && (
        <p className={styles.trouble} role="status">
          <Message text={trouble} />
        </p>
      )}
      <p>{text.serveIntro}</p>
      <Commands title={text.serveCommand} commands={["npx vpce-lab serve"]} />
      <details className={styles.disclosure}>
        <summary>{text.serveFirst}</summary>
        <p className={styles.hint}>{text.serveFirstHint}</p>
        <Commands title={text.serveCommand} commands={[...clone, "npm ci", "npm start"]} />
      </details>
    </div>
  );
}
