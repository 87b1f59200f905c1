import type { Verdict } from "../../../lab/core/check.ts";

/** Which account a check looked at. */
export type AccountKind = "simulated" | "aws";

/** The last that was seen of a step. */
export interface Entry {
  verdict: Verdict;
  /** When, as an ISO date. */
  at: string;
  /** The step whose check saw it: a later step's check looks at the earlier ones again. */
  seenFrom: string;
  /** When it last passed, if it ever did. */
  passedAt?: string;
}

export type Progress = Partial<Record<AccountKind, Record<string, Entry>>>;

/** Where a step stands: passed, passed once and fails now, fails, or could not be told. */
export type Standing = "passed" | "regressed" | "failed" | "unsure";

const passes = (verdict: Verdict) => verdict === "pass" || verdict === "notApplicable";

/** Where a step stands by its entry. */
export function standingOf({ verdict, passedAt }: Entry): Standing {
  if (passes(verdict)) return "passed";
  if (verdict !== "fail") return "unsure";
  return passedAt ? "regressed" : "failed";
}

/** Progress after a check. Never sticky: what the check saw last counts, for every step that it looked at. */
export function record(
  progress: Progress,
  account: AccountKind,
  steps: readonly { id: string; verdict: Verdict }[],
  at: string,
): Progress {
  const seenFrom = steps.at(-1)?.id ?? "";
  const entries = { ...progress[account] };
  for (const { id, verdict } of steps) {
    const passedAt = passes(verdict) ? at : entries[id]?.passedAt;
    entries[id] = { verdict, at, seenFrom, ...(passedAt ? { passedAt } : {}) };
  }
  return { ...progress, [account]: entries };
}

const verdicts: readonly string[] = ["pass", "fail", "pending", "unknown", "notApplicable"] satisfies Verdict[];

function isEntry(value: unknown): value is Entry {
  const { verdict, at, seenFrom, passedAt } = (value ?? {}) as Record<string, unknown>;
  const isDate = (date: unknown) => typeof date === "string" && !Number.isNaN(Date.parse(date));
  return (
    verdicts.includes(String(verdict)) &&
    isDate(at) &&
    typeof seenFrom === "string" &&
    (passedAt === undefined || isDate(passedAt))
  );
}

/** Reads stored progress. What an older version or another hand wrote is left out, never an error. */
export function parseProgress(text: string | null): Progress {
  try {
    const stored = JSON.parse(text ?? "{}") as Record<string, unknown> | null;
    const kinds: AccountKind[] = ["simulated", "aws"];
    return Object.fromEntries(
      kinds.flatMap((kind) => {
        const entries = Object.entries((stored?.[kind] ?? {}) as object).filter(([, entry]) => isEntry(entry));
        return entries.length > 0 ? [[kind, Object.fromEntries(entries)]] : [];
      }),
    );
  } catch {
    return {};
  }
}
