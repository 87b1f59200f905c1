import { type Command, Option } from "commander";
import type { Scope } from "../core/account.ts";
import type { Locale } from "../core/locale.ts";
import { UsageError } from "./errors.ts";
import { isRegionName, isScope } from "./scope-form.ts";
import { defineTexts } from "./texts.ts";

/** What `--stack`, `--instance`, `--vpc` and `--region` gave. */
export interface ScopeOptions {
  stack?: string;
  instance?: string;
  vpc?: string;
  region?: string;
}

const texts = defineTexts({
  ko: {
    stack: "실습 스택의 이름 (기본값: VpceLab)",
    instance: "실습 대신 볼 인스턴스, 예: i-0123456789abcdef0",
    vpc: "실습 대신 볼 VPC, 예: vpc-0123456789abcdef0",
    region: "AWS 리전, 예: ap-northeast-2 (기본값: AWS 설정을 따름)",
    twoScopes: "{options} 중에서 하나만 쓰세요.",
    badStack: '--stack "{value}": 스택 이름은 영문자로 시작하고 영문자, 숫자, 하이픈만 씁니다(128자까지).',
    badId: '--{option} "{value}": ID는 {prefix}- 뒤에 16진수 8자리나 17자리가 옵니다. 예: {prefix}-0123456789abcdef0',
    badRegion: '--region "{value}": AWS 리전 이름이 아닙니다. 예: ap-northeast-2, us-east-1',
  },
  en: {
    stack: "name of the lab's stack (default: VpceLab)",
    instance: "an instance to look at instead of the lab, e.g. i-0123456789abcdef0",
    vpc: "a VPC to look at instead of the lab, e.g. vpc-0123456789abcdef0",
    region: "AWS Region, e.g. ap-northeast-2 (default: as AWS is configured)",
    twoScopes: "Use only one of {options}.",
    badStack:
      '--stack "{value}": a stack name starts with a letter and has letters, digits and hyphens only (up to 128).',
    badId:
      '--{option} "{value}": an id is {prefix}- and 8 or 17 hexadecimal digits, for example {prefix}-0123456789abcdef0.',
    badRegion: '--region "{value}" is not the name of an AWS Region. Examples: ap-northeast-2, us-east-1.',
  },
});

/** Adds the options that say what to look at. */
export function addScopeOptions(command: Command, locale: Locale): Command {
  const say = texts(locale);
  for (const [flags, about] of [
    ["--stack <name>", say("stack")],
    ["--instance <id>", say("instance")],
    ["--vpc <id>", say("vpc")],
    ["--region <region>", say("region")],
  ] as const) {
    command.addOption(new Option(flags, about));
  }
  return command;
}

/** The scope that the options name, or undefined when they name none. @throws UsageError */
export function scopeOf(options: ScopeOptions, locale: Locale): Scope | undefined {
  const say = texts(locale);
  const given = (["stack", "instance", "vpc"] as const).filter((name) => options[name] !== undefined);
  if (given.length > 1) {
    throw new UsageError(say("twoScopes", { options: given.map((name) => `--${name}`).join(", ") }));
  }
  const [kind] = given;
  if (!kind) return undefined;
  const value = options[kind] as string;
  const scope: Scope = kind === "stack" ? { kind, name: value } : { kind, id: value };
  if (isScope(scope)) return scope;
  throw new UsageError(
    kind === "stack"
      ? say("badStack", { value })
      : say("badId", { option: kind, value, prefix: kind === "instance" ? "i" : "vpc" }),
  );
}

/** The Region asked for, or undefined. @throws UsageError when it cannot be one. */
export function regionOf({ region }: ScopeOptions, locale: Locale): string | undefined {
  if (region !== undefined && !isRegionName(region)) {
    throw new UsageError(texts(locale)("badRegion", { value: region }));
  }
  return region;
}
