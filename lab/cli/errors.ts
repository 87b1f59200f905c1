import type { Locale } from "../core/locale.ts";
import { defineTexts } from "./texts.ts";

/** Exit codes of the command; `core/result.ts` gives 0, 1 and 3 for a report. */
export const exitCodes = { wrongUsage: 2, cannotTell: 3, interrupted: 130 } as const;

/** Something the reader can put right: one line, already in the reader's language; exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** The first line of what an error says: a stack or a page of HTML is no answer. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  const [line = ""] = text.trim().split(/\r?\n/, 1);
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

const texts = defineTexts({
  ko: {
    unexpected: "예상하지 못한 오류가 났습니다: {said} (자세히 보려면 VPCE_LAB_DEBUG=1을 두고 다시 실행하세요)",
  },
  en: { unexpected: "An unexpected error: {said} (for details, run again with VPCE_LAB_DEBUG=1)" },
});

/** The line to print for an error, and the exit code that goes with it. */
export function errorLine(error: unknown, locale: Locale): { line: string; code: number } {
  if (error instanceof UsageError) return { line: error.message, code: exitCodes.wrongUsage };
  return { line: texts(locale)("unexpected", { said: oneLine(error) }), code: exitCodes.cannotTell };
}
