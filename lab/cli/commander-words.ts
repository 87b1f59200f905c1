import type { CommanderError, Help } from "commander";
import type { Locale } from "../core/locale.ts";
import { displayWidth } from "./display-width.ts";
import { defineTexts } from "./texts.ts";

const titles: Record<Locale, Record<string, string>> = {
  ko: { "Usage:": "사용법:", "Arguments:": "인수:", "Options:": "옵션:", "Commands:": "명령:" },
  en: { "Usage:": "Usage:", "Arguments:": "Arguments:", "Options:": "Options:", "Commands:": "Commands:" },
};

const usageWords: Record<Locale, readonly [RegExp, string][]> = {
  ko: [
    [/\[options\]/, "[옵션]"],
    [/\[command\]/, "[명령]"],
  ],
  en: [],
};

/** Help in the reader's language: commander builds it, this gives it the words and the width of Hangul. */
export function helpWords(locale: Locale): Partial<Help> {
  const translated = (text: string) => usageWords[locale].reduce((all, [from, to]) => all.replace(from, to), text);
  return {
    displayWidth,
    styleTitle: (title) => titles[locale][title] ?? title,
    styleUsage: translated,
    styleSubcommandTerm: translated,
  };
}

const texts = defineTexts({
  ko: {
    unknownOption: "알 수 없는 옵션 {it}입니다.",
    unknownCommand: "알 수 없는 명령 {it}입니다.",
    excessArguments: "인수가 너무 많습니다.",
    missingArgument: "인수 {it:이/가} 빠졌습니다.",
    optionMissingArgument: "옵션 {it}에 값이 빠졌습니다.",
    suggestion: " 혹시 {suggestion}인가요?",
    seeHelp: " 도움말: {help}",
  },
  en: {
    unknownOption: "Unknown option {it}.",
    unknownCommand: "Unknown command {it}.",
    excessArguments: "Too many arguments.",
    missingArgument: "Argument {it} is missing.",
    optionMissingArgument: "Option {it} needs a value.",
    suggestion: " Did you mean {suggestion}?",
    seeHelp: " Help: {help}",
  },
});

const keyOfCode = {
  "commander.unknownOption": "unknownOption",
  "commander.unknownCommand": "unknownCommand",
  "commander.excessArguments": "excessArguments",
  "commander.missingArgument": "missingArgument",
  "commander.optionMissingArgument": "optionMissingArgument",
} as const;

/** What commander found wrong with the arguments, in one line. */
export function usageLine(error: CommanderError, locale: Locale, help: string): string {
  const say = texts(locale);
  const key = keyOfCode[error.code as keyof typeof keyOfCode];
  // A mistake that has no words here yet: commander's own are better than none.
  if (!key) return error.message.replace(/^error: /, "").replaceAll("\n", " ");
  const [first = "", hint = ""] = error.message.split("\n(");
  const it = /'(.*)'/s.exec(first)?.[1] ?? "";
  const suggestion = /Did you mean (?:one of )?(.*)\?/.exec(hint)?.[1];
  return say(key, { it }) + (suggestion ? say("suggestion", { suggestion }) : "") + say("seeHelp", { help });
}
