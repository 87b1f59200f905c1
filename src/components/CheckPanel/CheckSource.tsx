import useBaseUrl from "@docusaurus/useBaseUrl";
import CodeBlock from "@theme/CodeBlock";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

async function fetchSource(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  // A host that answers every address with a page would otherwise show HTML as a check.
  if (!response.ok || response.headers.get("Content-Type")?.includes("text/html")) throw new Error(response.statusText);
  return response.text();
}

/** The source of a check. The build puts it under /checks/; it is loaded when it is shown. */
export function CheckSource({ check }: { check: string }): ReactNode {
  const text = useText();
  const url = useBaseUrl(`/checks/${check}.ts`);
  const [source, setSource] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const closing = new AbortController();
    fetchSource(url, closing.signal).then(setSource, () => {
      if (!closing.signal.aborted) setFailed(true);
    });
    return () => closing.abort();
  }, [url]);
  return (
    <div className={styles.disclosed}>
      {source !== null ? (
        <CodeBlock language="ts" title={`${check}.check.ts`}>
          {source}
        </CodeBlock>
      ) : (
        <p role="status">{failed ? text.sourceFailed : text.loading}</p>
      )}
    </div>
  );
}
