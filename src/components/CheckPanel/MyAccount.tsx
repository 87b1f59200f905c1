import { type ReactNode, useRef } from "react";
import { Gathering } from "./Gathering.tsx";
import type { StepOutline } from "./outline.ts";
import { Result } from "./Result.tsx";
import { ScopeForm } from "./ScopeForm.tsx";
import { ServeHint } from "./ServeHint.tsx";
import { Summary } from "./Summary.tsx";
import type { MyAccountView } from "./use-my-account.ts";

interface Props {
  here: StepOutline;
  before: StepOutline[];
  account: MyAccountView;
}

/** Check the reader's own account, where the page was opened by `vpce-lab serve`; else say how to. */
export function MyAccount({ here, before, account }: Props): ReactNode {
  const summary = useRef<HTMLDivElement>(null);
  if (!account.token) {
    return (
      <>
        <ServeHint trouble={account.trouble} />
        <Result here={here} before={before} steps={account.steps} busy={false} />
      </>
    );
  }
  const { session, busy, check, cancel, gathered, steps, complete, trouble } = account;
  return (
    <>
      <ScopeForm session={session} busy={busy} onCheck={check} onCancel={cancel} />
      {gathered && <Gathering {...gathered} />}
      <Summary steps={complete ? steps : undefined} stale={false} busy={busy} trouble={trouble} focus={summary} />
      <Result here={here} before={before} steps={steps} busy={busy} />
    </>
  );
}
