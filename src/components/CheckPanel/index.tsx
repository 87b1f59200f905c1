import { type ReactNode, useId, useState } from "react";
import { Choice } from "./Choice.tsx";
import { CourseProgress } from "./CourseProgress.tsx";
import { MyAccount } from "./MyAccount.tsx";
import { outlineThrough, useOutline } from "./outline.ts";
import type { AccountKind } from "./progress.ts";
import { SimulatedAccount } from "./SimulatedAccount.tsx";
import { StandingLine } from "./StandingLine.tsx";
import styles from "./styles.module.css";
import { useText } from "./text.ts";
import { useMyAccount } from "./use-my-account.ts";
import { useProgress } from "./use-progress.ts";
import { useSimulatedLab } from "./use-simulated-lab.ts";

interface Props {
  /** The id of the page's step. */
  step: string;
}

/**
 * Runs a step's checks in the page, on the simulated account or the reader's own.
 *
 * What is rendered at build time is useful by itself: the checks' titles come from the site's data (`plugin.ts`), and
 * the lab (checks, faults, templates, simulated account) is loaded on the first interaction (`load-engine.ts`).
 */
export default function CheckPanel({ step }: Props): ReactNode {
  const text = useText();
  const id = useId();
  const outline = useOutline();
  const { here, before } = outlineThrough(outline, step);
  const [kind, setKind] = useState<AccountKind>("simulated");
  // Both live here, so that a look at the other account loses neither lab nor result.
  const lab = useSimulatedLab(step);
  const account = useMyAccount(
    [...before, here].map((each) => each.id),
    kind === "aws",
  );
  const { progress } = useProgress();
  const entries = progress[kind] ?? {};
  return (
    <section className={styles.panel} aria-labelledby={id} data-check-panel={step}>
      <header className={styles.head}>
        <h3 id={id}>{text.heading}</h3>
        <p className={styles.last}>
          {text.lastCheck}: <StandingLine step={step} entry={entries[step]} outline={outline} />
        </p>
      </header>
      <Choice
        legend={text.account}
        value={kind}
        onChange={setKind}
        options={[
          { value: "simulated", label: text.simulated, hint: text.simulatedHint },
          { value: "aws", label: text.aws, hint: text.awsHint },
        ]}
      />
      {kind === "simulated" ? (
        <SimulatedAccount here={here} before={before} lab={lab} />
      ) : (
        <MyAccount here={here} before={before} account={account} />
      )}
      <CourseProgress
        outline={outline}
        entries={entries}
        step={step}
        account={kind === "aws" ? text.aws : text.simulated}
      />
    </section>
  );
}
