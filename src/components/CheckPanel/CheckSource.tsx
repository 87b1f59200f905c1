import useBaseUrl from "@docusaurus/useBaseUrl";
import CodeBlock from "@theme/CodeBlock";
import { type ReactNode, useState } from "react";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

async function fetchSource(url: string): Promise<string> {
  const response = await fetch(url);
  // A host that answers every address with a page would otherwise show HTML as a check.
  if (!response.ok || response.headers.get("Content-Type")?.includes("text/html")) throw new Error(response.statusText);
  return response.text();
}

/** The source of a check, loaded when it is opened. The build puts it under /checks/. */
export function CheckSource({ check }: { check: string }): ReactNode {
  const text = useText();
  const url = useBaseUrl(`/checks/${check}.ts`);
  const [source, setSource] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    if (source !== null) return;
    setFailed(false);
    fetchSource(url).then(setSource, () => setFailed(true));
  };
  return (
    <details className={styles.disclosure} onToggle={(event) => event.currentTarget.open && load()}>
      <summary>{text.source}</summary>
      <div className={styles.disclosed}>
        {source !== null ? (
          <CodeBlock language="ts" title={`${check}.check.ts`}>
            {source}
          </CodeBlock>
        ) : (
          <p role="status">{failed ? text.sourceFailed : text.loading}</p>
        )}
      </div>
    </details>
  );
}
