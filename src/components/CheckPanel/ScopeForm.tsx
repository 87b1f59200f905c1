import { type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import type { Scope } from "../../../lab/core/account.ts";
import type { Session } from "./my-account.ts";
import styles from "./styles.module.css";
import { useText } from "./text.ts";

interface Props {
  session: Session | null;
  busy: boolean;
  onCheck: (scope: Scope) => void;
  onCancel: () => void;
}

const prefixes = { instance: "i-", vpc: "vpc-" } as const;

function scopeOf(kind: Scope["kind"], value: string): Scope {
  return kind === "stack" ? { kind, name: value } : { kind, id: value };
}

/** What to look at in the reader's account: the lab's stack, or any instance or VPC of theirs. */
export function ScopeForm({ session, busy, onCheck, onCancel }: Props): ReactNode {
  const text = useText();
  const id = useId();
  const [kind, setKind] = useState<Scope["kind"]>("stack");
  const [value, setValue] = useState("VpceLab");
  const [wrong, setWrong] = useState("");
  useEffect(() => {
    if (!session) return;
    setKind(session.scope.kind);
    setValue(session.scope.kind === "stack" ? session.scope.name : session.scope.id);
  }, [session]);
  const names = { stack: text.scopeStack, instance: text.scopeInstance, vpc: text.scopeVpc };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = value.trim();
    const prefix = kind === "stack" ? "" : prefixes[kind];
    const sentence = trimmed === "" ? text.scopeEmpty : trimmed.startsWith(prefix) ? "" : text.scopeShape;
    setWrong(sentence.replace("{kind}", names[kind]).replace("{prefix}", prefix));
    if (sentence === "") onCheck(scopeOf(kind, trimmed));
  };
  return (
    <form className={styles.scope} onSubmit={submit} noValidate>
      <div className={styles.fields}>
        <div>
          <label htmlFor={`${id}kind`}>{text.scopeKind}</label>
          <select id={`${id}kind`} value={kind} onChange={(event) => setKind(event.target.value as Scope["kind"])}>
            {Object.entries(names).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className={styles.grow}>
          <label htmlFor={`${id}value`}>{names[kind]}</label>
          <input
            id={`${id}value`}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            aria-invalid={wrong !== ""}
            aria-describedby={`${id}wrong`}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
          />
        </div>
      </div>
      <p id={`${id}wrong`} className={styles.trouble} role="status">
        {wrong}
      </p>
      <div className={styles.actions}>
        <button type="submit" className={styles.primary} aria-disabled={busy}>
          {busy ? text.checking : text.check}
        </button>
        {busy && (
          <button type="button" className={styles.action} onClick={onCancel}>
            {text.cancel}
          </button>
        )}
        {session?.region && <span className={styles.aside}>{text.region.replace("{region}", session.region)}</span>}
      </div>
    </form>
  );
}
