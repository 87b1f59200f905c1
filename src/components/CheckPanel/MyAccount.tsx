import { type ReactNode, useRef } from "react";
import type { ReportText } from "../../../lab/core/text.ts";
import { Gathering } from "./Gathering.tsx";
import type { StepOutline } from "./outline.ts";
import { Result } from "./Result.tsx";
import { ScopeForm } from "./ScopeForm.tsx";
import { ServeHint } from "./ServeHint.tsx";
import { Summary } from "./Summary.tsx";
import { type PanelText, useText } from "./text.ts";
import type { MyAccountView } from "./use-my-account.ts";

interface Props {
  here: StepOutline;
  before: StepOutline[];
  account: MyAccountView;
}

/** What was looked at: the scope field may have been changed since. */
function aboutOf({ scope, account, calls }: ReportText, text: PanelText): string {
  return text.looked
    .replace("{scope}", scope.kind === "stack" ? scope.name : scope.id)
    .replace("{region}", account.region)
    .replace("{calls}", String(calls));
}

/** Check the reader's own account, where the page was opened by `vpce-lab serve`; else say how to. */
export function MyAccount({ here, before, account }: Props): ReactNode {
  const text = useText();
  const summary = useRef<HTMLDivElement>(null);
  if (!account.token) {
    return (
      <>
        <ServeHint trouble={account.trouble} />
        <Result here={here} before={before} steps={account.steps} busy={false} />
      </>
    );
  }
  const { session, busy, check, cancel, gathered, steps, report, trouble } = account;
  return (
    <>
      <ScopeForm session={session} busy={busy} onCheck={check} onCancel={cancel} />
      {gathered && <Gathering {...gathered} />}
      <Summary
        steps={report?.steps}
        // The result is gone while the next check runs, so each one is announced anyway.
        round="report"
        {...(report ? { about: aboutOf(report, text) } : {})}
        stale={false}
        busy={busy}
        trouble={trouble}
        focus={summary}
      />
      <Result here={here} before={before} steps={steps} busy={busy} />
    </>
  );
}
