import type { Account, Scope, ScopeNotFound } from "../core/account.ts";
import { isArtifactError } from "../core/artifacts.ts";
import type { Locale } from "../core/locale.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
  ko: {
    stack: "스택 {id}",
    instance: "인스턴스 {id}",
    vpc: "VPC {id}",
    account: "AWS 계정 {accountId}의 {region} 리전",
    aws: "지금 자격 증명의 AWS 계정, {region} 리전",
    simulated: "시뮬레이션 계정의 {region} 리전",
    snapshot: "이 스냅샷({region} 리전)",
    missingStack:
      "{what:을/를} 찾지 못했습니다({where}). 먼저 실습을 배포하거나, 내가 만든 VPC나 인스턴스를 --vpc, --instance로 가리키세요.",
    missingId: "{what:을/를} 찾지 못했습니다({where}). ID와 리전(--region), 자격 증명의 계정을 다시 보세요.",
  },
  en: {
    stack: "Stack {id}",
    instance: "Instance {id}",
    vpc: "VPC {id}",
    account: "AWS account {accountId}, Region {region}",
    aws: "the AWS account of the credentials in use, Region {region}",
    simulated: "the simulated account, Region {region}",
    snapshot: "this snapshot, Region {region}",
    missingStack:
      "{what} was not found ({where}). Deploy the lab first, or name a VPC or instance of your own with --vpc or --instance.",
    missingId:
      "{what} was not found ({where}). Look at the id, the Region (--region) and the account signed in to again.",
  },
});

/** A scope in words, e.g. "스택 VpceLab". */
export const scopeWords = (scope: Scope, locale: Locale): string =>
  texts(locale)(scope.kind, { id: scope.kind === "stack" ? scope.name : scope.id });

/** The id of the account that was looked at, where AWS tells it: the wrong account is a frequent reason. */
async function accountIdOf(account: Account, scope: Scope): Promise<string | undefined> {
  if (account.kind !== "aws") return undefined;
  const { callerIdentity } = await account.gather(["callerIdentity"], scope);
  return isArtifactError(callerIdentity) ? undefined : callerIdentity.Account;
}

/** One line for a scope that names nothing: what is missing, where it was looked for, what to do. */
export async function scopeNotFoundLine(error: ScopeNotFound, account: Account, locale: Locale): Promise<string> {
  const { scope, region } = error;
  const say = texts(locale);
  // The line must come, whatever becomes of this question.
  const accountId = await accountIdOf(account, scope).catch(() => undefined);
  const where = accountId ? say("account", { accountId, region }) : say(account.kind, { region });
  return say(scope.kind === "stack" ? "missingStack" : "missingId", { what: scopeWords(scope, locale), where });
}
