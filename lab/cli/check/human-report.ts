import type { Verdict } from "../../core/check.ts";
import type { Locale } from "../../core/locale.ts";
import type { CheckText, ReportText, StepText } from "../../core/text.ts";
import { displayWidth, padTo } from "../display-width.ts";
import { scopeWords } from "../scope-not-found.ts";
import type { Colours } from "../terminal.ts";
import { defineTexts } from "../texts.ts";
import { sameReason } from "./same-reason.ts";
import { inColour, symbols, verdictWords } from "./verdict-words.ts";

const texts = defineTexts({
  ko: {
    aws: "AWS 계정",
    simulated: "시뮬레이션 계정",
    snapshot: "스냅샷",
    firstCause: "가장 먼저 끊긴 곳: {title} ({check})",
    evidence: "근거",
    mend: "고치는 명령",
    simulatedIds: "(시뮬레이션 계정의 ID입니다. 내 계정에서는 내 ID로 나옵니다.)",
    moreFailures: "다른 실패는 이것을 고친 뒤에 다시 확인하세요. 모든 내용: --json",
    unknown: "확인하지 못한 것",
    pending: "AWS가 아직 준비하는 것. 잠시 뒤 다시 확인하세요.",
    summary: "확인 {count}개: {verdicts}.",
    calls: "AWS API 호출 {calls}번.",
  },
  en: {
    aws: "AWS account",
    simulated: "Simulated account",
    snapshot: "Snapshot",
    firstCause: "First broken link: {title} ({check})",
    evidence: "Evidence",
    mend: "To mend it",
    simulatedIds: "(The ids are the simulated account's. In your account, yours stand here.)",
    moreFailures: "Mend this, then check again: the other failures may follow from it. Everything: --json",
    unknown: "What could not be seen",
    pending: "What AWS is still working on. Check again in a moment.",
    summary: "Checks: {count}, of which {verdicts}.",
    calls: "AWS API calls: {calls}.",
  },
});

/** Everything that the lines below are made with. */
interface Style {
  locale: Locale;
  colours: Colours;
  /** Sets the Region for pasted commands, where it was asked for and so is not the shell's own. */
  askedRegion?: string;
}

function heading({ account, scope }: ReportText, { locale, colours }: Style): string {
  const who = [texts(locale)(account.kind), account.id].filter(Boolean).join(" ");
  return colours.dim([who, account.region, scopeWords(scope, locale)].join(" · "));
}

const marked = (verdict: Verdict, { locale, colours }: Style): string =>
  inColour(verdict, `${symbols[verdict]} ${verdictWords[locale][verdict]}`, colours);

function stepLines(step: StepText, at: number, idWidth: number, style: Style): string[] {
  const widest = Math.max(...Object.values(verdictWords[style.locale]).map(displayWidth)) + 2;
  const checkLine = (check: CheckText) =>
    `   ${padTo(marked(check.verdict, style), widest)}  ${padTo(check.id, idWidth)}  ${check.title}`;
  const title = style.colours.bold(`${at + 1}. ${step.title} (${step.id})`);
  return ["", `${title} · ${marked(step.verdict, style)}`, ...step.checks.map(checkLine)];
}

function evidenceLines(check: CheckText, style: Style): string[] {
  if (check.evidence.length === 0) return [];
  const lines = check.evidence.map(({ from, id, value }) => `  ${from} ${id} ${JSON.stringify(value)}`);
  return ["", texts(style.locale)("evidence"), ...lines];
}

function mendLines(check: CheckText, { account }: ReportText, style: Style): string[] {
  if (check.mend.length === 0) return [];
  const say = texts(style.locale);
  const title = account.kind === "simulated" ? `${say("mend")} ${say("simulatedIds")}` : say("mend");
  const region = account.kind === "aws" && style.askedRegion ? [`  export AWS_REGION=${style.askedRegion}`] : [];
  return ["", title, ...region, ...check.mend.map((command) => `  ${style.colours.cyan(command)}`)];
}

function causeLines(report: ReportText, style: Style): string[] {
  const step = report.steps.find(({ firstCause }) => firstCause);
  const check = step?.checks.find(({ id }) => id === step.firstCause?.check);
  if (!check) return [];
  const say = texts(style.locale);
  const failures = report.steps.flatMap((each) => each.checks).filter(({ verdict }) => verdict === "fail").length;
  return [
    "",
    inColour("fail", say("firstCause", { title: check.title, check: check.id }), style.colours),
    check.message,
    ...evidenceLines(check, style),
    ...mendLines(check, report, style),
    ...(failures > 1 ? ["", say("moreFailures")] : []),
  ];
}

/** What every check with a verdict says, each sentence once, with the checks that say it. */
function saidLines(report: ReportText, verdict: "unknown" | "pending", style: Style): string[] {
  const said = new Map<string, string[]>();
  for (const check of report.steps.flatMap((step) => step.checks)) {
    if (check.verdict === verdict) said.set(check.message, [...(said.get(check.message) ?? []), check.id]);
  }
  if (said.size === 0) return [];
  const lines = [...said].map(([message, ids]) => `  ${message} (${ids.join(", ")})`);
  return ["", inColour(verdict, texts(style.locale)(verdict), style.colours), ...lines];
}

function summary(report: ReportText, { locale }: Style): string {
  const say = texts(locale);
  const checks = report.steps.flatMap((step) => step.checks);
  const verdicts = (Object.keys(symbols) as Verdict[])
    .map((verdict) => ({ verdict, count: checks.filter((check) => check.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${verdictWords[locale][verdict]} ${count}`);
  const counted = say("summary", { count: checks.length, verdicts: verdicts.join(", ") });
  return report.calls > 0 ? `${counted} ${say("calls", { calls: report.calls })}` : counted;
}

/** A report for people, ending in a line break. */
export function humanReport(report: ReportText, style: Style): string {
  const reason = sameReason(report);
  if (reason !== undefined) {
    return `${heading(report, style)}\n${inColour("unknown", symbols.unknown, style.colours)} ${reason}\n`;
  }
  const idWidth = Math.max(...report.steps.flatMap((step) => step.checks.map(({ id }) => id.length)));
  const lines = [
    heading(report, style),
    ...report.steps.flatMap((step, at) => stepLines(step, at, idWidth, style)),
    ...causeLines(report, style),
    ...saidLines(report, "unknown", style),
    ...saidLines(report, "pending", style),
    "",
    summary(report, style),
  ];
  return `${lines.join("\n")}\n`;
}
