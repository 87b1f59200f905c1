import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";
import { runCommand } from "./command.ts";

const folder = tempFolder("files");
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const notJson = file("not-json.json", "{ Resources: }");
const empty = file("empty.json", "{}");
const strange = file("strange.json", JSON.stringify({ Resources: { Queue: { Type: "AWS::SQS::Queue" } } }));
const id = "vpc-0123456789abcdef0";

/** Arguments, and what the one line must say in Korean and in English. */
const mistakes: readonly (readonly [args: string[], ko: string, en: string])[] = [
  [["chekc"], "알 수 없는 명령 chekc입니다. 혹시 check인가요?", "Unknown command chekc. Did you mean check?"],
  [["check", "--jsn"], "알 수 없는 옵션 --jsn입니다. 혹시 --json인가요?", "Unknown option --jsn. Did you mean --json?"],
  [["steps", "one"], "인수가 너무 많습니다.", "Too many arguments."],
  [["check", "--stack"], "옵션 --stack <name>에 값이 빠졌습니다.", "Option --stack <name> needs a value."],
  [
    ["check", "interface-endpoin"],
    '"interface-endpoin" 단계는 없습니다. 혹시 interface-endpoint인가요? 단계: isolated-instance, interface-endpoint, run-command',
    'There is no step "interface-endpoin". Did you mean interface-endpoint? Steps: isolated-instance, interface-endpoint, run-command',
  ],
  [["check", "--simulated", "--through", "x"], '"x" 단계는 없습니다. 단계: ', 'There is no step "x". Steps: '],
  [
    ["check", "--simulated", "--fault", "private-dns"],
    '"private-dns" 고장은 없습니다. 혹시 private-dns-disabled인가요?',
    'There is no fault "private-dns". Did you mean private-dns-disabled?',
  ],
  [
    ["check", "--fault", "private-dns-disabled"],
    "--fault은(는) 시뮬레이션 계정에만",
    "--fault is for the simulated account",
  ],
  [["check", "--through", "run-command"], "--through는 시뮬레이션 계정에만", "--through is for the simulated account"],
  [
    ["check", "--simulated", "--through", "isolated-instance", "--fault", "private-dns-disabled"],
    "이렇게 만드세요: --through interface-endpoint",
    "Build it with --through interface-endpoint",
  ],
  [
    ["check", "--simulated", "--fault", "ssm-endpoint-missing,private-dns-disabled"],
    "고장 private-dns-disabled을(를) 낼 수 없습니다",
    'Fault "private-dns-disabled" cannot be injected here',
  ],
  [["check", "--stack", "A", "--vpc", id], "--stack, --vpc 중에서 하나만 쓰세요.", "Use only one of --stack, --vpc."],
  [["check", "--vpc", "vpc-12"], '--vpc "vpc-12": ID는 vpc- 뒤에', '--vpc "vpc-12": an id is vpc- and'],
  [["check", "--vpc", "i-0123456789abcdef0"], '--vpc "i-0123', '--vpc "i-0123'],
  [["check", "--instance", "web"], '--instance "web": ID는 i- 뒤에', '--instance "web": an id is i- and'],
  [["check", "--stack", "my stack"], '--stack "my stack": 스택 이름은', '--stack "my stack": a stack name'],
  [["check", "--region", "us-est-1"], '--region "us-est-1": AWS 리전 이름이', '--region "us-est-1" is not the name'],
  [["check"], "AWS 리전이 정해지지 않았습니다.", "No AWS Region is configured."],
  [["check", "--template", join(folder, "none.json")], "none.json: 그런 파일이 없습니다.", "there is no such file."],
  [["check", "--template", folder], "파일이 아니라 폴더입니다.", "it is a folder, not a file."],
  [["check", "--template", notJson], `${notJson}: JSON이 아닙니다.`, `${notJson}: it is not JSON.`],
  [["check", "--template", empty], `${empty}: Resources가 없습니다.`, `${empty}: There are no Resources.`],
  [["check", "--template", strange], "유형 AWS::SQS::Queue", "type AWS::SQS::Queue"],
  [["check", "--template", empty, "--through", "run-command"], "함께 쓸 수 없습니다", "cannot be used together"],
  [["check", "--snapshot", empty], `${empty}: 스냅샷 파일이 아닙니다.`, `${empty}: This is not a snapshot`],
  [["check", "--snapshot", empty, "--simulated"], "함께 쓸 수 없습니다", "cannot be used together"],
  [
    ["check", "--simulated", "--vpc", id],
    `VPC ${id}을 찾지 못했습니다(시뮬레이션 계정`,
    `VPC ${id} was not found (the simu`,
  ],
  [["check", "--simulated", "--stack", "Other"], "스택 Other를 찾지 못했습니다", "Stack Other was not found"],
  [["steps", "--lang", "fr"], '--lang "fr": ', '--lang "fr": use ko or en.'],
  [["serve", "--port", "x"], '--port "x": 0부터 65535까지', '--port "x": use a number from 0 to 65535.'],
  [["serve", "--port", "65536"], '--port "65536"', '--port "65536"'],
  [["serve", "--site", folder], "index.html이 없습니다.", "there is no index.html."],
];

describe("wrong usage ends with 2 and one line in the reader's language", () => {
  it.each(mistakes)("%j", async (args, korean, english) => {
    const ko = await runCommand(args, { LANG: "ko_KR.UTF-8" });
    const en = await runCommand(args, { LANG: "en_US.UTF-8" });
    for (const [outcome, line] of [[ko, korean] as const, [en, english] as const]) {
      expect(outcome.stderr).toContain(line);
      expect(outcome.stderr).toMatch(/^vpce-lab: [^\n]+\n$/);
      expect(outcome).toMatchObject({ code: 2, stdout: "" });
    }
  });
});
