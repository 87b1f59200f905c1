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

function Fault({ id, title, lab }: { id: string; title: string; lab: SimulatedLabView }): ReactNode {
  const text = useText();
  const active = lab.drills.find(({ fault }) => fault === id);
  const press = () => (active ? lab.revert(id, title) : lab.breakIt(id, title));
  return (
    <li className={styles.fault} data-fault={id} data-active={active !== undefined}>
      <p className={styles.faultWords}>
        {title}
        <code className={styles.faultId} lang="en">
          {id}
        </code>
        {active && <strong className={styles.breakWord}>{text.broken}</strong>}
      </p>
      <button type="button" className={styles.small} onClick={press} aria-disabled={lab.busy}>
        {active ? text.revert : text.break}
        <span className={styles.unseen}>: {title}</span>
      </button>
      {active && (
        <details className={styles.disclosure}>
          <summary>{text.sentCommands}</summary>
          <Commands title={text.sentCommands} commands={active.commands} />
        </details>
      )}
    </li>
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
  return (
    <details className={styles.section} onToggle={(event) => event.currentTarget.open && load()}>
      <summary>
        {text.breakIt}
        {lab.drills.length > 0 && <span className={styles.count}>{lab.drills.length}</span>}
      </summary>
      <p className={styles.hint}>{text.breakIntro}</p>
      {!groups && <p role="status">{failed ? text.engineNotLoaded : text.loading}</p>}
      {groups?.map((group) => (
        <section key={group.step} className={styles.faultGroup}>
          <h4>{text.faultsOf.replace("{step}", group.title)}</h4>
          <ul>
            {group.faults.map(({ id, title }) => (
              <Fault key={id} id={id} title={title} lab={lab} />
            ))}
          </ul>
        </section>
      ))}
      <div className={styles.prompt} data-shown={lab.news !== null}>
        <p role="status">{lab.news}</p>
        {lab.news && (
          <button type="button" className={styles.action} onClick={onCheck} disabled={lab.busy}>
            {text.check}
          </button>
        )}
      </div>
    </details>
  );
}
