import type { LoadContext, Plugin } from "@docusaurus/types";
import type { Locale } from "../../../lab/core/locale.ts";
import { steps } from "../../../lab/steps/index.ts";
import type { Outline } from "./outline.ts";

/**
 * What the panel needs at build time. The steps' and checks' titles become the site's data, so that a page shows
 * them without loading a single check: the checks come with the simulated account, on the first interaction.
 */
export default function checkPanel({ i18n, siteDir }: LoadContext): Plugin<Outline> {
  const locale = i18n.currentLocale as Locale;
  return {
    name: "check-panel",
    getPathsToWatch: () => [`${siteDir}/lab/steps/**/*.ts`],
    // The token of `vpce-lab serve` arrives on whichever page is opened first, with a panel or without.
    getClientModules: () => [`${siteDir}/src/components/CheckPanel/token-client-module.ts`],
    loadContent: () =>
      steps.map(({ id, title, checks }) => ({
        id,
        title: title[locale],
        checks: checks.map((check) => ({ id: check.id, title: check.title[locale] })),
      })),
    contentLoaded: ({ content, actions }) => actions.setGlobalData(content),
  };
}
