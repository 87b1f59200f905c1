import { type Command, Option } from "commander";
import type { Locale } from "../core/locale.ts";
import { addScopeOptions, type ScopeOptions } from "./scope-options.ts";
import { defineTexts } from "./texts.ts";

/** The options of `vpce-lab check` as commander gives them. */
export interface CheckOptions extends ScopeOptions {
  simulated?: boolean;
  through?: string;
  fault?: string[];
  template?: string;
  snapshot?: string;
  json?: boolean;
}

const texts = defineTexts({
  ko: {
    about: "단계가 제대로 됐는지 확인하고, 아니면 가장 먼저 끊긴 곳과 고치는 명령을 보여 줍니다",
    step: "확인할 단계. 그 앞의 단계도 함께 확인합니다 (기본값: 모든 단계)",
    simulated: "AWS 대신 시뮬레이션 계정을 확인합니다. 자격 증명도 비용도 들지 않습니다",
    through: "시뮬레이션 계정의 실습을 이 단계까지만 만듭니다 (기본값: 끝까지)",
    fault: "시뮬레이션 계정에 고장을 냅니다. 여러 번 쓸 수 있습니다 (목록: vpce-lab steps)",
    template: "실습 대신 이 CloudFormation 템플릿(JSON)으로 시뮬레이션 계정을 만듭니다",
    snapshot: "AWS 대신 저장해 둔 스냅샷을 확인합니다",
    json: "표준 출력에 JSON만 씁니다",
    after: `
보기:
  vpce-lab check                                       내 계정의 VpceLab 스택
  vpce-lab check interface-endpoint                    이 단계까지만
  vpce-lab check --vpc vpc-0123456789abcdef0           내가 만든 VPC
  vpce-lab check --simulated --through isolated-instance
  vpce-lab check --simulated --fault endpoint-group-lacks-443 --fault private-dns-disabled
  vpce-lab check --template my.template.json
  vpce-lab check --simulated --json | jq '.steps[].verdict'

자격 증명은 AWS CLI와 같은 곳에서 읽고(AWS_PROFILE, aws sso login, …) 읽기만 합니다.

종료 코드:
  0  모두 통과
  1  실패한 확인이 있음
  2  잘못된 사용법: 없는 단계, 없는 스택, 읽을 수 없는 템플릿
  3  알 수 없음: 권한이 없거나, 자격 증명이 없거나, AWS가 아직 준비하는 중`,
  },
  en: {
    about: "check that steps hold; where one does not, show the first broken link and the commands that mend it",
    step: "steps to check, with all steps before them (default: every step)",
    simulated: "check a simulated account instead of AWS: no credentials, nothing to pay",
    through: "build the simulated lab only through this step (default: all of it)",
    fault: "break the simulated lab with a fault; may be repeated (list: vpce-lab steps)",
    template: "simulate this CloudFormation template (JSON) instead of the lab",
    snapshot: "check a saved snapshot instead of AWS",
    json: "print JSON, and nothing else, on standard output",
    after: `
Examples:
  vpce-lab check                                       the stack VpceLab in your account
  vpce-lab check interface-endpoint                    through this step only
  vpce-lab check --vpc vpc-0123456789abcdef0           a VPC of your own
  vpce-lab check --simulated --through isolated-instance
  vpce-lab check --simulated --fault endpoint-group-lacks-443 --fault private-dns-disabled
  vpce-lab check --template my.template.json
  vpce-lab check --simulated --json | jq '.steps[].verdict'

Credentials come from where the AWS CLI finds them (AWS_PROFILE, aws sso login, …) and are used to read only.

Exit codes:
  0  all pass
  1  a check failed
  2  wrong usage: no such step, no such stack, unreadable template
  3  cannot tell: no permission, no credentials, or AWS is still working`,
  },
});

/** `--fault a,b` and `--fault a --fault b` say the same. */
const collect = (value: string, before: string[] = []) => [...before, ...value.split(/[,\s]+/).filter(Boolean)];

/** Adds `vpce-lab check`. */
export function addCheckCommand(program: Command, locale: Locale): void {
  const say = texts(locale);
  const check = program
    .command("check")
    .description(say("about"))
    .argument("[step...]", say("step"))
    .option("--simulated", say("simulated"))
    .addOption(new Option("--through <step>", say("through")))
    .addOption(new Option("--fault <id>", say("fault")).argParser(collect))
    .addOption(new Option("--template <file>", say("template")))
    .addOption(new Option("--snapshot <file>", say("snapshot")));
  addScopeOptions(check, locale)
    .option("--json", say("json"))
    .addHelpText("after", say("after"))
    .action(async (steps: string[], options: CheckOptions) => {
      const { check } = await import("./check/run-check.ts");
      process.exitCode = await check(steps, options, locale);
    });
}
