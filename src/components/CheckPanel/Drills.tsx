import { type ReactNode, useState } from "react";
import { Commands } from "./Commands.tsx";
import type { FaultGroup } from "./engine.ts";
import { loadEngine } from "./load-engine.ts";
import styles from "./styles.module.css";
import { useLocale, useText } from "./text.ts";
import type { SimulatedLabView } from "./use-simulated-lab.ts";

interface Props {
  step: string;
  lab: SimulatedLabView;
  /** Checks, and takes the reader to what came of it. */
  onCheck: () => void;
}

type FaultProps = FaultGroup["faults"][number] & Omit<Props, "step">;

function Fault({ id, title, lab, onCheck }: FaultProps): ReactNode {
  const text = useText();
  const active = lab.drills.find(({ fault }) => fault === id);
  const press = () => (active ? lab.revert(id) : lab.breakIt(id));
  return (
    <li className={styles.fault} data-fault={id} data-active={active !== undefined}>
      <p className={styles.faultWords}>
        {title}
        <span className={styles.faultFacts}>
          <code className={styles.faultId} lang="en">
            {id}
          </code>
          {active && <strong className={styles.breakWord}>{text.broken}</strong>}
        </span>
      </p>
      <button type="button" className={styles.small} onClick={press} aria-disabled={lab.busy}>
        {active ? text.revert : text.break}
        <span className={styles.unseen}>: {title}</span>
      </button>
      {lab.touched === id && (
        <div className={styles.prompt}>
          <p>{active ? text.predict : text.reverted}</p>
          <button type="button" className={styles.small} onClick={onCheck} aria-disabled={lab.busy}>
            {text.checkNow}
          </button>
        </div>
      )}
      {active && (
        <details className={styles.sent}>
          <summary>{text.sentCommands}</summary>
          <Commands title={text.sentCommands} commands={active.commands} />
        </details>
      )}
    </li>
  );
}

function Faults({ group, lab, onCheck }: Omit<Props, "step"> & { group: FaultGroup }): ReactNode {
  return (
    <ul className={styles.faults}>
      {group.faults.map((fault) => (
        <Fault key={fault.id} {...fault} lab={lab} onCheck={onCheck} />
      ))}
    </ul>
  );
}

/** The faults a reader can put into the simulated lab. They only break it: what fails, the reader predicts first. */
export function Drills({ step, lab, onCheck }: Props): ReactNode {
  const text = useText();
  const locale = useLocale();
  const [groups, setGroups] = useState<FaultGroup[] | null>(null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadEngine().then(
      (engine) => setGroups(engine.faultGroups(step, locale)),
      () => setFailed(true),
    );
  };
  const titleOf = (fault: string) => groups?.flatMap(({ faults }) => faults).find(({ id }) => id === fault)?.title;
  const isIn = lab.drills.some(({ fault }) => fault === lab.touched);
  return (
    <details className={styles.section} onToggle={(event) => event.currentTarget.open && load()}>
      <summary>
        {text.breakIt}
        {lab.drills.length > 0 && (
          <span className={styles.count}>{text.brokenCount.replace("{count}", String(lab.drills.length))}</span>
        )}
      </summary>
      <p className={styles.hint}>{text.breakIntro}</p>
      {!groups && <p role="status">{failed ? text.engineNotLoaded : text.loading}</p>}
      {groups?.map((group) =>
        group.step === step ? (
          <Faults key={group.step} group={group} lab={lab} onCheck={onCheck} />
        ) : (
          <details key={group.step} className={styles.faultGroup} data-faults-of={group.step}>
            <summary>
              {text.faultsOf.replace("{step}", group.title).replace("{count}", String(group.faults.length))}
            </summary>
            <Faults group={group} lab={lab} onCheck={onCheck} />
          </details>
        ),
      )}
      {/* The prompt stands beside its fault; this says it to who cannot see it appear there. */}
      <p className={styles.unseen} role="status">
        {lab.touched && `${titleOf(lab.touched)}. ${isIn ? text.predict : text.reverted}`}
      </p>
    </details>
  );
}
