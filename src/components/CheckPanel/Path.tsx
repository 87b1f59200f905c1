import clsx from "clsx";
import type { ReactNode } from "react";
import type { Hop, Trace } from "../../../lab/core/trace.ts";
import { hopNames, hopReason } from "./hop-text.ts";
import styles from "./styles.module.css";
import { useLocale, useText } from "./text.ts";
import { VerdictMark } from "./VerdictMark.tsx";

const verdictOf = { forwarded: "pass", blocked: "fail", insufficientInfo: "unknown" } as const;

function HopLine({ hop, isFirstBreak }: { hop: Hop; isFirstBreak: boolean }): ReactNode {
  const locale = useLocale();
  const text = useText();
  return (
    <li className={clsx(styles.hop, isFirstBreak && styles.brokenHop)}>
      <VerdictMark verdict={verdictOf[hop.outcome]} />
      <span className={styles.hopWords}>
        <span>
          {hopNames[locale][hop.kind]}: {hopReason(hop.why, locale)}
        </span>
        {isFirstBreak && <strong className={styles.breakWord}>{text.brokenHere}</strong>}
        <span className={styles.hopFacts} lang="en">
          {hop.object && <code>{hop.object}</code>}
          {hop.code && <code>{hop.code}</code>}
          {hop.unseen && <code>{hop.unseen.reason.action}</code>}
        </span>
      </span>
    </li>
  );
}

/** The path that a packet walked in the model, link by link, with the first broken one marked. */
export function Path({ trace }: { trace: Trace }): ReactNode {
  const text = useText();
  const { flow, hops, disposition } = trace;
  const end = { delivered: text.delivered, blocked: text.notDelivered, insufficientInfo: text.notTold }[disposition];
  const broken = hops.findIndex((hop) => hop.outcome === "blocked");
  return (
    <section className={styles.path}>
      <h4>
        {text.path}:{" "}
        <code lang="en">
          {flow.from} → {flow.host}:{flow.port}
        </code>{" "}
        ({end})
      </h4>
      <ol>
        {hops.map((hop, at) => (
          <HopLine key={`${hop.kind} ${hop.object}`} hop={hop} isFirstBreak={at === broken} />
        ))}
      </ol>
    </section>
  );
}
