import type { Account, Scope } from "../../core/account.ts";
import { fill, type Locale } from "../../core/locale.ts";
import { defaultStackName } from "../../steps/lab.ts";
import type { CheckOptions } from "../check-command.ts";
import { UsageError } from "../errors.ts";
import { openAwsAccount } from "../open-aws-account.ts";
import { regionOf, scopeOf } from "../scope-options.ts";
import { defineTexts } from "../texts.ts";
import { badFile, readJson } from "./read-json.ts";
import { simulate } from "./simulate.ts";

const texts = defineTexts({
  ko: {
    together: "{a:과/와} {b:은/는} 함께 쓸 수 없습니다.",
    needsSimulated: "{option:은/는} 시뮬레이션 계정에만 쓸 수 있습니다. --simulated를 더하세요.",
  },
  en: {
    together: "{a} and {b} cannot be used together.",
    needsSimulated: "{option} is for the simulated account only. Add --simulated.",
  },
});

type Name = "simulated" | "through" | "fault" | "template" | "snapshot" | "region";

const apart: readonly (readonly [Name, Name])[] = [
  ["snapshot", "simulated"],
  ["snapshot", "template"],
  ["snapshot", "through"],
  ["snapshot", "fault"],
  ["snapshot", "region"],
  ["template", "through"],
];

/** @throws UsageError when options contradict each other. */
function checkTogether(options: CheckOptions, locale: Locale): void {
  const say = texts(locale);
  const clash = apart.find((pair) => pair.every((name) => options[name] !== undefined));
  if (clash) throw new UsageError(say("together", { a: `--${clash[0]}`, b: `--${clash[1]}` }));
  const stray = (["through", "fault"] as const).find((name) => options[name] !== undefined);
  if (stray && !options.simulated && !options.template) {
    throw new UsageError(say("needsSimulated", { option: `--${stray}` }));
  }
}

async function replay(file: string, locale: Locale): Promise<Account & { scope: Scope }> {
  const { SnapshotError, snapshotAccount, snapshotMessages } = await import("../../accounts/snapshot/index.ts");
  const value = await readJson(file, locale);
  try {
    return snapshotAccount(value);
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    throw badFile(file, fill(snapshotMessages[locale][error.messageId], error.params));
  }
}

/** The account and scope that the options of `check` ask for. @throws UsageError */
export async function chooseAccount(
  options: CheckOptions,
  locale: Locale,
): Promise<{ account: Account; scope: Scope }> {
  checkTogether(options, locale);
  const asked = scopeOf(options, locale);
  const region = regionOf(options, locale);
  if (options.simulated || options.template !== undefined) {
    const lab = await simulate(options, region, locale);
    return { account: lab, scope: asked ?? lab.scope };
  }
  if (options.snapshot !== undefined) {
    const snapshot = await replay(options.snapshot, locale);
    return { account: snapshot, scope: asked ?? snapshot.scope };
  }
  return { account: await openAwsAccount(region, locale), scope: asked ?? { kind: "stack", name: defaultStackName } };
}
