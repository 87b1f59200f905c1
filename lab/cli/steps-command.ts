import type { Command } from "commander";
import type { Locale } from "../core/locale.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
  ko: {
    about: "실습의 단계와, 단계마다 있는 확인과 고장을 보여 줍니다",
    json: "JSON으로 보여 줍니다",
    after: `
보기:
  vpce-lab steps
  vpce-lab steps --json`,
  },
  en: {
    about: "show the steps of the lab, with the checks and faults of each",
    json: "print JSON",
    after: `
Examples:
  vpce-lab steps
  vpce-lab steps --json`,
  },
});

/** Adds `vpce-lab steps`. */
export function addStepsCommand(program: Command, locale: Locale): void {
  const say = texts(locale);
  program
    .command("steps")
    .description(say("about"))
    .option("--json", say("json"))
    .addHelpText("after", say("after"))
    .action(async ({ json }: { json?: boolean }) => {
      const { listSteps } = await import("./list-steps.ts");
      process.stdout.write(listSteps(locale, json === true));
    });
}
