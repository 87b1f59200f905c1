import type { Locale, Params } from "../../../core/locale.ts";

/** What can be wrong with a template, in both languages. */
export const templateMessages = {
  ko: {
    notJson: "JSON 템플릿이 아닙니다. ({said})",
    noResources: "Resources가 없습니다. CloudFormation 템플릿인지 보세요.",
    unknownType: "리소스 {id}의 유형 {type:은/는} 시뮬레이션 계정이 알지 못합니다.",
    unknownProperty: "리소스 {id}({type})의 속성 {property:은/는} 시뮬레이션 계정이 알지 못합니다.",
    unknownIntrinsic: "함수 {name:은/는} 시뮬레이션 계정이 알지 못합니다.",
    unknownReference: "{id:을/를} 가리키지만 템플릿에 그런 리소스나 파라미터가 없습니다.",
    unknownAttribute: "리소스 {id}의 속성 {attribute:은/는} 시뮬레이션 계정이 알지 못합니다.",
    cycle: "리소스 {id:이/가} 돌고 돌아 자기 자신에 의존합니다.",
    refused: "리소스 {id:을/를} 만들지 못했습니다: {said}",
  },
  en: {
    notJson: "This is not a JSON template. ({said})",
    noResources: "There are no Resources. Is this a CloudFormation template?",
    unknownType: "Resource {id} is of type {type}, which the simulated account does not know.",
    unknownProperty: "Resource {id} ({type}) has a property {property} that the simulated account does not know.",
    unknownIntrinsic: "The simulated account does not know the function {name}.",
    unknownReference: "The template refers to {id}, but has no such resource or parameter.",
    unknownAttribute: "The simulated account does not know the attribute {attribute} of resource {id}.",
    cycle: "Resource {id} depends on itself in a circle.",
    refused: "Resource {id} could not be created: {said}",
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** A template that the simulated account cannot start from. */
export class TemplateError extends Error {
  constructor(
    readonly messageId: keyof (typeof templateMessages)["en"],
    readonly params: Params = {},
  ) {
    super(`${messageId} ${JSON.stringify(params)}`);
    this.name = "TemplateError";
  }
}
