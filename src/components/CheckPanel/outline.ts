import { usePluginData } from "@docusaurus/useGlobalData";

export interface CheckOutline {
  id: string;
  title: string;
}

export interface StepOutline {
  id: string;
  title: string;
  checks: CheckOutline[];
}

/** The steps of the course in their order, in the page's language. */
export type Outline = StepOutline[];

/** The outline that `plugin.ts` put into the site's data. */
export const useOutline = (): Outline => usePluginData("check-panel") as Outline;

/** A step and the ones before it. @throws Error when a page names a step that does not exist; the build fails. */
export function outlineThrough(outline: Outline, step: string): { here: StepOutline; before: StepOutline[] } {
  const at = outline.findIndex(({ id }) => id === step);
  const here = outline[at];
  if (!here) throw new Error(`<CheckPanel step="${step}">: there is no such step in lab/steps/index.ts`);
  return { here, before: outline.slice(0, at) };
}
