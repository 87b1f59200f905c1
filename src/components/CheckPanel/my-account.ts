import type { Scope } from "../../../lab/core/account.ts";
import type { Locale } from "../../../lab/core/locale.ts";
import type { ReportText, StepText } from "../../../lab/core/text.ts";

/** What `vpce-lab serve` tells while it checks the reader's account: one JSON object a line. */
export type CheckEvent =
  | { type: "artifact"; name: string; done: number; total: number }
  | { type: "step"; step: StepText }
  | { type: "report"; report: ReportText }
  | { type: "error"; code: string; message: string };

export interface CheckRequest {
  steps: string[];
  scope: Scope;
  lang: Locale;
}

/** What `vpce-lab serve` was started with. */
export interface Session {
  scope: Scope;
  region: string;
}

/** Why the account could not be checked; `said` is the server's own sentence, in the reader's language. */
export class MyAccountError extends Error {
  constructor(
    readonly reason: "tokenRejected" | "unreachable" | "brokeOff" | "serverSaid",
    readonly said = "",
  ) {
    super(`${reason} ${said}`);
  }
}

const isCancel = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

async function refusal(response: Response): Promise<MyAccountError> {
  if (response.status === 401 || response.status === 403) return new MyAccountError("tokenRejected");
  const body = await response.text();
  try {
    const { message, error } = JSON.parse(body) as { message?: unknown; error?: { message?: unknown } };
    const said = message ?? error?.message;
    if (typeof said === "string") return new MyAccountError("serverSaid", said);
  } catch {
    // Not from vpce-lab: the status line has to do.
  }
  return new MyAccountError("serverSaid", `HTTP ${response.status}`);
}

async function call(path: string, token: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
  } catch (error) {
    throw isCancel(error) ? error : new MyAccountError("unreachable");
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

/** Asks what the server looks at when the reader chooses nothing else. @throws MyAccountError */
export async function readSession(token: string, signal: AbortSignal): Promise<Session> {
  const response = await call("/api/session", token, { signal });
  try {
    return (await response.json()) as Session;
  } catch (error) {
    throw isCancel(error) ? error : new MyAccountError("brokeOff");
  }
}

/** The complete lines of a byte stream, as they arrive. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  // A reader and not `for await`: Safari has no async iteration of streams.
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    yield* lines.filter((line) => line.trim() !== "");
    if (done) return;
  }
}

/**
 * Checks the reader's account through `vpce-lab serve` and yields what it tells, as it tells it.
 * @throws MyAccountError when it refuses, is not there or breaks off; an AbortError when `signal` is aborted.
 */
export async function* checkMyAccount(
  request: CheckRequest,
  token: string,
  signal: AbortSignal,
): AsyncGenerator<Exclude<CheckEvent, { type: "error" }>> {
  const response = await call("/api/check", token, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.body) throw new MyAccountError("brokeOff");
  let reported = false;
  try {
    for await (const line of linesOf(response.body)) {
      const event = JSON.parse(line) as CheckEvent;
      if (event.type === "error") throw new MyAccountError("serverSaid", event.message);
      reported ||= event.type === "report";
      yield event;
    }
  } catch (error) {
    throw isCancel(error) || error instanceof MyAccountError ? error : new MyAccountError("brokeOff");
  }
  if (!reported) throw new MyAccountError("brokeOff");
}
