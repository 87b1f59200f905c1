import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Scope } from "../../../lab/core/account.ts";
import type { ReportText, StepText } from "../../../lab/core/text.ts";
import { checkMyAccount, MyAccountError, readSession, type Session } from "./my-account.ts";
import { type PanelText, useLocale, useText } from "./text.ts";
import { forgetToken, readToken } from "./token.ts";
import { useProgress } from "./use-progress.ts";

interface View {
  busy: boolean;
  /** Steps as they arrive; complete once the check has ended. */
  steps: StepText[];
  /** The whole, once `steps` are all there. */
  report: ReportText | null;
  gathered: { done: number; total: number } | null;
  trouble: string | null;
}

function troubleOf(error: unknown, text: PanelText): string {
  if (error instanceof DOMException && error.name === "AbortError") return text.cancelled;
  if (!(error instanceof MyAccountError)) return text.brokeOff;
  return text[error.reason].replace("{said}", error.said);
}

const never = () => () => {};
const noToken = () => null;

/** The reader's own account, where the page was opened by `vpce-lab serve`. */
export function useMyAccount(stepIds: string[], chosen: boolean) {
  const locale = useLocale();
  const text = useText();
  const { add } = useProgress();
  const token = useSyncExternalStore(never, readToken, noToken);
  const [session, setSession] = useState<Session | null>(null);
  const [view, setView] = useState<View>({ busy: false, steps: [], report: null, gathered: null, trouble: null });
  const cancel = useRef<AbortController | null>(null);
  const patch = useCallback((change: Partial<View>) => setView((before) => ({ ...before, ...change })), []);

  const fail = useCallback(
    (error: unknown) => {
      if (error instanceof MyAccountError && error.reason === "tokenRejected") forgetToken();
      patch({ trouble: troubleOf(error, text) });
    },
    [patch, text],
  );

  useEffect(() => {
    if (!chosen || !token) return;
    const leaving = new AbortController();
    readSession(token, leaving.signal).then(setSession, (error: unknown) => {
      if (!leaving.signal.aborted) fail(error);
    });
    return () => leaving.abort();
  }, [chosen, token, fail]);

  // A check that nobody waits for any more need not go on reading.
  useEffect(() => () => cancel.current?.abort(), []);

  const check = async (scope: Scope) => {
    if (cancel.current || !token) return;
    cancel.current = new AbortController();
    patch({ busy: true, steps: [], report: null, gathered: null, trouble: null });
    try {
      const request = { steps: stepIds, scope, lang: locale };
      for await (const event of checkMyAccount(request, token, cancel.current.signal)) {
        if (event.type === "artifact") patch({ gathered: { done: event.done, total: event.total } });
        if (event.type === "step") setView((before) => ({ ...before, steps: [...before.steps, event.step] }));
        if (event.type === "report") {
          patch({ steps: event.report.steps, report: event.report });
          add("aws", event.report.steps);
        }
      }
    } catch (error) {
      fail(error);
    } finally {
      cancel.current = null;
      patch({ busy: false, gathered: null });
    }
  };

  return { ...view, token, session, check, cancel: () => cancel.current?.abort() };
}

export type MyAccountView = ReturnType<typeof useMyAccount>;
