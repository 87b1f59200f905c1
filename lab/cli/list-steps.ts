import type { Locale, Localized } from "../core/locale.ts";
import type { Step } from "../core/step.ts";
import { steps } from "../steps/index.ts";
import { padTo } from "./display-width.ts";
import { coloursFor } from "./terminal.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
  ko: { checks: "확인", faults: "고장 (--fault)" },
  en: { checks: "Checks", faults: "Faults (--fault)" },
});

interface Titled {
  id: string;
  title: Localized;
}

const named = (all: readonly Titled[], locale: Locale) => all.map(({ id, title }) => ({ id, title: title[locale] }));

function asText(locale: Locale): string {
  const say = texts(locale);
  const colours = coloursFor(process.stdout);
  const width = Math.max(...steps.flatMap(({ checks, faults }) => [...checks, ...faults].map(({ id }) => id.length)));
  const lines = (title: string, all: readonly Titled[]) =>
    all.length === 0
      ? []
      : [`   ${title}`, ...named(all, locale).map((each) => `     ${padTo(each.id, width)}  ${each.title}`)];
  const text = (step: Step, at: number) => [
    colours.bold(`${at + 1}. ${step.title[locale]} (${step.id})`),
    ...lines(say("checks"), step.checks),
    ...lines(say("faults"), step.faults),
    "",
  ];
  return steps.flatMap(text).join("\n");
}

/** The steps of the lab with their checks and faults, as text or JSON. */
export function listSteps(locale: Locale, json: boolean): string {
  if (!json) return `${asText(locale).trimEnd()}\n`;
  const list = steps.map((step) => ({
    id: step.id,
    title: step.title[locale],
    checks: named(step.checks, locale),
    faults: named(step.faults, locale),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}
