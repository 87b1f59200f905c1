import { Command, Option } from "commander";
import type { Locale } from "../core/locale.ts";
import manifest from "../package.json" with { type: "json" };
import { addCheckCommand } from "./check-command.ts";
import { helpWords } from "./commander-words.ts";
import { addServeCommand } from "./serve-command.ts";
import { addStepsCommand } from "./steps-command.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
  ko: {
    about: "VPC Endpoint Lab의 명령입니다. 실습 단계마다 AWS 계정이나 시뮬레이션 계정을 확인합니다.",
    version: "버전을 보여 줍니다",
    help: "도움말을 보여 줍니다",
    lang: "ko 또는 en (기본값: LC_ALL, LC_MESSAGES, LANG이 ko로 시작하면 ko, 아니면 en)",
    after: `
처음이라면:
  vpce-lab check --simulated                          시뮬레이션 계정의 완성된 실습을 확인합니다
  vpce-lab check --simulated --fault endpoint-group-lacks-443
                                                      망가뜨리고 어디가 끊겼는지 봅니다
  vpce-lab check                                      내 AWS 계정의 실습 스택을 확인합니다
  vpce-lab serve                                      교재를 열고 페이지에서 확인합니다

종료 코드:
  0  모두 통과    1  실패한 확인이 있음    2  잘못된 사용법    3  알 수 없음(권한, 자격 증명, 아직 준비 중)`,
  },
  en: {
    about: "The command of VPC Endpoint Lab: checks each step of the course in your AWS account or a simulated one.",
    version: "show the version",
    help: "show help",
    lang: "ko or en (default: ko where LC_ALL, LC_MESSAGES or LANG starts with ko, else en)",
    after: `
New here?
  vpce-lab check --simulated                          checks the complete lab in a simulated account
  vpce-lab check --simulated --fault endpoint-group-lacks-443
                                                      breaks it and shows the first broken link
  vpce-lab check                                      checks the lab's stack in your AWS account
  vpce-lab serve                                      opens the course, with its checks on the page

Exit codes:
  0  all pass    1  a check failed    2  wrong usage    3  cannot tell (permission, credentials, not ready yet)`,
  },
});

const langOption = (locale: Locale) => new Option("--lang <language>", texts(locale)("lang"));

/** The command line, its help in the reader's language. What a command does is loaded when it runs. */
export function createProgram(locale: Locale): Command {
  const say = texts(locale);
  const program = new Command("vpce-lab")
    .description(say("about"))
    .version(manifest.version, "-V, --version", say("version"))
    .addOption(langOption(locale))
    .helpOption("-h, --help", say("help"))
    .helpCommand("help [command]", say("help"))
    .addHelpText("after", say("after"))
    .configureHelp(helpWords(locale))
    // Errors are printed in one place, in the reader's language; help that nobody asked for goes where help goes.
    .configureOutput({ outputError: () => {}, writeErr: (text) => process.stdout.write(text) })
    .exitOverride();
  addStepsCommand(program, locale);
  addCheckCommand(program, locale);
  addServeCommand(program, locale);
  for (const command of program.commands) command.addOption(langOption(locale));
  return program;
}
