import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import type { Verdict } from "../../../lab/core/check.ts";
import type { Locale } from "../../../lab/core/locale.ts";
import type { Standing } from "./progress.ts";

const ko = {
  heading: "이 단계의 확인",
  account: "어느 계정을 확인할까요?",
  simulated: "시뮬레이션 계정",
  simulatedHint: "브라우저 안에서 바로 됩니다",
  aws: "내 AWS 계정",
  awsHint: "내 컴퓨터에서 연 페이지에서만 됩니다",

  start: "실습을 어디서 시작할까요?",
  startAfter: "이 단계를 마친 뒤",
  startBefore: "이 단계를 하기 전",
  startBeforeHint: "앞 단계까지만 만든 실습입니다. 무엇이 빠졌는지 확인하고, 하나씩 고쳐 보세요.",

  check: "확인하기",
  checkAgain: "다시 확인하기",
  checking: "확인하는 중…",
  cancel: "취소",
  reset: "처음으로",

  notChecked: "확인 전",
  allPass: "확인 {total}개가 모두 통과했습니다.",
  someFail: "확인 {total}개 가운데 {count}개가 실패했습니다.",
  someUnsure: "확인 {total}개 가운데 {count}개는 아직 알 수 없습니다.",
  firstCause: "첫 원인",
  stale: "이 결과가 나온 뒤에 실습이 바뀌었습니다. 다시 확인하세요.",
  mend: "고치기",
  mendCommands: "고치는 명령",
  copy: "복사",
  copied: "복사했습니다",
  copyFailed: "복사하지 못했습니다. 글을 골라 복사하세요.",

  earlierStep: "앞 단계",
  regressed: "앞 단계가 다시 실패합니다. 여기서부터 고치세요.",
  details: "근거",
  path: "지나온 길",
  delivered: "닿았습니다",
  notDelivered: "막혔습니다",
  notTold: "알 수 없습니다",
  brokenHere: "여기서 끊김",
  evidenceFrom: "{artifact} · {id}",
  source: "소스",
  sourceFailed: "소스를 불러오지 못했습니다.",
  loading: "불러오는 중…",

  breakIt: "망가뜨려 보기",
  breakIntro: "고장을 하나 넣고, 어느 확인이 실패할지 예상한 다음 확인하세요. 여러 개를 함께 넣어도 됩니다.",
  faultsOf: "앞 단계 ‘{step}’의 고장 {count}개",
  break: "망가뜨리기",
  revert: "되돌리기",
  broken: "고장 들어감",
  brokenCount: "고장 {count}개",
  sentCommands: "보낸 명령",
  predict: "고장을 넣었습니다. 무엇이 실패할지 예상했나요?",
  reverted: "고장을 되돌렸습니다.",
  checkNow: "지금 확인하기",

  progress: "이 과정의 진행",
  lastCheck: "지난 확인",
  never: "아직 확인하지 않음",
  seenFrom: "‘{step}’에서 확인",

  serveIntro:
    "내 계정은 내 컴퓨터에서 연 페이지에서만 확인할 수 있습니다. 자격 증명은 페이지로 들어오지 않습니다. 저장소 폴더에서 이 명령을 실행하고, 출력된 주소를 여세요.",
  serveCommand: "실행할 명령",
  serveFirst: "저장소가 아직 없다면",
  serveFirstHint: "저장소를 받고, 그 폴더에서 실행합니다. 페이지를 만들고 열기까지 합니다.",
  scopeKind: "확인할 대상",
  scopeStack: "스택 이름",
  scopeInstance: "인스턴스 ID",
  scopeVpc: "VPC ID",
  scopeEmpty: "{kind} 칸을 채우세요.",
  scopeShape: "{kind} 값은 {prefix}로 시작합니다.",
  region: "리전 {region}",
  gathering: "AWS에서 읽는 중",
  gathered: "{total}개 가운데 {done}개 읽음",
  looked: "{scope} · {region} · AWS API 호출 {calls}번",
  cancelled: "확인을 취소했습니다.",

  engineNotLoaded: "실습 코드를 불러오지 못했습니다. 네트워크를 보고 페이지를 새로 고치세요.",
  refused: "지금 상태에서는 할 수 없습니다. ({said}) 다른 고장을 되돌리거나 ‘처음으로’를 누르세요.",
  tokenRejected: "이 페이지의 토큰이 더는 맞지 않습니다. `npx vpce-lab serve`가 새로 출력한 주소를 여세요.",
  unreachable: "내 컴퓨터의 vpce-lab에 연결하지 못했습니다. `npx vpce-lab serve`가 켜져 있는지 보세요.",
  brokeOff: "응답이 도중에 끊겼습니다. `npx vpce-lab serve`를 실행한 터미널을 보고 다시 확인하세요.",
  serverSaid: "확인하지 못했습니다. {said}",
};

/** Every sentence of the panel; the compiler finds one that is missing in a language. */
export type PanelText = Record<keyof typeof ko, string>;

const en: PanelText = {
  heading: "Checks of this step",
  account: "Which account should be checked?",
  simulated: "Simulated account",
  simulatedHint: "Works at once, in your browser",
  aws: "My AWS account",
  awsHint: "Only from a page that your computer serves",

  start: "Where should the lab start?",
  startAfter: "After this step",
  startBefore: "Before this step",
  startBeforeHint: "The lab as the step before left it. Check what is missing, and mend it piece by piece.",

  check: "Check",
  checkAgain: "Check again",
  checking: "Checking…",
  cancel: "Cancel",
  reset: "Start over",

  notChecked: "Not checked",
  allPass: "All {total} checks pass.",
  someFail: "{count} of {total} checks fail.",
  someUnsure: "{count} of {total} checks cannot be told yet.",
  firstCause: "First cause",
  stale: "The lab has changed since this result. Check again.",
  mend: "Mend it",
  mendCommands: "Commands that mend it",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Could not copy. Select the text and copy it.",

  earlierStep: "Earlier step",
  regressed: "An earlier step fails again. Start mending here.",
  details: "Evidence",
  path: "The path walked",
  delivered: "delivered",
  notDelivered: "blocked",
  notTold: "cannot be told",
  brokenHere: "Broken here",
  evidenceFrom: "{artifact} · {id}",
  source: "Source",
  sourceFailed: "The source could not be loaded.",
  loading: "Loading…",

  breakIt: "Break it",
  breakIntro: "Inject a fault, predict which checks will fail, then check. You can inject several at once.",
  faultsOf: "{count} faults of the earlier step “{step}”",
  break: "Break it",
  revert: "Undo",
  broken: "Fault injected",
  brokenCount: "{count} injected",
  sentCommands: "Commands sent",
  predict: "The fault is in. Have you predicted what will fail?",
  reverted: "The fault is undone.",
  checkNow: "Check now",

  progress: "Progress in this course",
  lastCheck: "Last check",
  never: "Not checked yet",
  seenFrom: "seen from “{step}”",

  serveIntro:
    "Your account can be checked only from a page that your own computer serves. Your credentials never enter the page. Run this in the repository's folder and open the address it prints.",
  serveCommand: "Command to run",
  serveFirst: "If you have no clone of the repository yet",
  serveFirstHint: "Get the repository and run these in its folder. They build these pages and open them.",
  scopeKind: "What to check",
  scopeStack: "Stack name",
  scopeInstance: "Instance ID",
  scopeVpc: "VPC ID",
  scopeEmpty: "Enter a value: {kind}.",
  scopeShape: "{kind}: starts with {prefix}.",
  region: "Region {region}",
  gathering: "Reading from AWS",
  gathered: "{done} of {total} read",
  looked: "{scope} · {region} · AWS API calls: {calls}",
  cancelled: "The check was cancelled.",

  engineNotLoaded: "The lab's code could not be loaded. Check your network and reload the page.",
  refused: "That cannot be done in the lab's present state. ({said}) Undo another fault, or start over.",
  tokenRejected: "This page's token is no longer valid. Open the address that `npx vpce-lab serve` has newly printed.",
  unreachable: "Could not reach vpce-lab on your computer. Is `npx vpce-lab serve` still running?",
  brokeOff: "The answer broke off. Look at the terminal that runs `npx vpce-lab serve`, then check again.",
  serverSaid: "Could not check. {said}",
};

const panelText: Record<Locale, PanelText> = { ko, en };

/** A check's verdict, or that it has not run. */
export type Mark = Verdict | "notChecked";

/** A verdict in one word. */
export const verdictWords: Record<Locale, Record<Verdict, string>> = {
  ko: { pass: "통과", fail: "실패", pending: "기다리는 중", unknown: "알 수 없음", notApplicable: "해당 없음" },
  en: { pass: "Pass", fail: "Fail", pending: "Waiting", unknown: "Unknown", notApplicable: "Not applicable" },
};

/** Where a step stands in one word. */
export const standingWords: Record<Locale, Record<Standing, string>> = {
  ko: { passed: "통과", regressed: "다시 실패", failed: "실패", unsure: "알 수 없음" },
  en: { passed: "Passed", regressed: "Fails again", failed: "Failed", unsure: "Unknown" },
};

/** The page's language. */
export function useLocale(): Locale {
  return useDocusaurusContext().i18n.currentLocale as Locale;
}

/** The panel's sentences in the page's language. */
export const useText = (): PanelText => panelText[useLocale()];
