import type { Verdict } from "../../core/check.ts";
import type { Locale } from "../../core/locale.ts";
import type { Colours } from "../terminal.ts";

/** A symbol, a word and a colour for each verdict: no meaning hangs on colour alone. */
export const symbols: Record<Verdict, string> = {
  pass: "✔",
  fail: "✘",
  pending: "…",
  unknown: "?",
  notApplicable: "–",
};

export const verdictWords: Record<Locale, Record<Verdict, string>> = {
  ko: { pass: "통과", fail: "실패", pending: "기다림", unknown: "알 수 없음", notApplicable: "해당 없음" },
  en: { pass: "pass", fail: "fail", pending: "pending", unknown: "unknown", notApplicable: "not applicable" },
};

const colourOf: Record<Verdict, "green" | "red" | "yellow" | "magenta" | "dim"> = {
  pass: "green",
  fail: "red",
  pending: "yellow",
  unknown: "magenta",
  notApplicable: "dim",
};

/** A text in the colour of a verdict. */
export const inColour = (verdict: Verdict, text: string, colours: Colours): string => colours[colourOf[verdict]](text);
