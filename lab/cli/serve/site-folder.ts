import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locale } from "../../core/locale.ts";
import { UsageError } from "../errors.ts";
import { defineTexts } from "../texts.ts";

const texts = defineTexts({
  ko: {
    noSite: "{folder}: index.html이 없습니다. 지은 사이트의 폴더를 --site로 주세요.",
    notBuilt: "교재가 아직 지어지지 않았습니다. 저장소에서 npm run build를 실행하거나, 폴더를 --site로 주세요.",
  },
  en: {
    noSite: "{folder}: there is no index.html. Name the folder of a built site with --site.",
    notBuilt: "The course is not built yet. Run npm run build in the repository, or name a folder with --site.",
  },
});

const isSite = (folder: string) => existsSync(join(folder, "index.html"));

/** The folder of the site to serve: the one asked for, the clone's build, or the one in the package. @throws UsageError */
export function siteFolder(asked: string | undefined, locale: Locale): string {
  const say = texts(locale);
  if (asked !== undefined) {
    if (!isSite(asked)) throw new UsageError(say("noSite", { folder: asked }));
    return resolve(asked);
  }
  // Relative to the bundle in dist/. Only a clone has the site's sources, and there its build is the newer one.
  const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const inClone = existsSync(beside("../../docusaurus.config.ts"));
  const folder = [...(inClone ? [beside("../../build")] : []), beside("../site")].find(isSite);
  if (!folder) throw new UsageError(say("notBuilt"));
  return folder;
}
