import { readdir, readFile } from "node:fs/promises";

const suffix = ".template.json";

/** The synthesized templates that came with the command, by step id. */
export async function labTemplates(): Promise<Record<string, unknown>> {
  // Relative to the bundle: build.mjs puts them beside it.
  const folder = new URL("templates/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix));
  const read = async (name: string) =>
    [name.slice(0, -suffix.length), JSON.parse(await readFile(new URL(name, folder), "utf8"))] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}
