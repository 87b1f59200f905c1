import type { Locale } from "../core/locale.ts";
import type { Step } from "../core/step.ts";
import { faults, steps, stepsThrough } from "../steps/index.ts";
import { UsageError } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
  ko: {
    unknownStep: '"{id}" 단계는 없습니다.{suggestion} 단계: {known}',
    unknownFault: '"{id}" 고장은 없습니다.{suggestion} 고장 목록: vpce-lab steps',
    suggestion: " 혹시 {id}인가요?",
  },
  en: {
    unknownStep: 'There is no step "{id}".{suggestion} Steps: {known}',
    unknownFault: 'There is no fault "{id}".{suggestion} All faults: vpce-lab steps',
    suggestion: " Did you mean {id}?",
  },
});

function known<T extends { id: string }>(
  all: readonly T[],
  id: string,
  key: "unknownStep" | "unknownFault",
  locale: Locale,
): T {
  const found = all.find((each) => each.id === id);
  if (found) return found;
  const say = texts(locale);
  const ids = all.map((each) => each.id);
  const close = nearest(id, ids);
  const suggestion = close ? say("suggestion", { id: close }) : "";
  throw new UsageError(say(key, { id, suggestion, known: ids.join(", ") }));
}

/** @throws UsageError that names the known steps. */
export const knownStep = (id: string, locale: Locale): Step => known(steps, id, "unknownStep", locale);

/** @throws UsageError that names the known faults. */
export const knownFault = (id: string, locale: Locale) => known(faults, id, "unknownFault", locale);

/** The named steps and all earlier ones, which they rest on; every step when none is named. @throws UsageError */
export function stepsToCheck(ids: readonly string[], locale: Locale): readonly Step[] {
  const named = ids.map((id) => knownStep(id, locale).id);
  const last = steps.findLast(({ id }) => named.includes(id));
  return last ? stepsThrough(last.id) : steps;
}
