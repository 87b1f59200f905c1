import type { ArtifactName } from "../../core/artifacts.ts";
import { gatherers } from "./gatherers.ts";

/** The IAM actions that gathering these artifacts takes, with all that they rest on; sorted. */
export function actionsFor(names: readonly ArtifactName[]): string[] {
  const all = new Set<ArtifactName>();
  const add = (name: ArtifactName) => {
    if (all.has(name)) return;
    all.add(name);
    gatherers[name].needs.forEach(add);
  };
  names.forEach(add);
  return [...new Set([...all].flatMap((name) => gatherers[name].actions))].sort();
}
