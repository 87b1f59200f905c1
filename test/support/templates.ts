import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../static/templates/", import.meta.url));
const ending = ".template.json";

/** The templates that readers download, by step id. */
export function publishedTemplates(): Record<string, unknown> {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -ending.length), JSON.parse(readFileSync(`${folder}${name}`, "utf8"))]),
  );
}
