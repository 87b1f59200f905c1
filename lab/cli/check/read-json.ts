import { readFile } from "node:fs/promises";
import type { Locale } from "../../core/locale.ts";
import { oneLine, UsageError } from "../errors.ts";
import { defineTexts } from "../texts.ts";

const texts = defineTexts({
  ko: {
    ENOENT: "그런 파일이 없습니다.",
    EACCES: "읽을 권한이 없습니다.",
    EISDIR: "파일이 아니라 폴더입니다.",
    unreadable: "읽을 수 없습니다. ({said})",
    notJson: "JSON이 아닙니다. ({said})",
  },
  en: {
    ENOENT: "there is no such file.",
    EACCES: "no permission to read it.",
    EISDIR: "it is a folder, not a file.",
    unreadable: "it cannot be read. ({said})",
    notJson: "it is not JSON. ({said})",
  },
});

/** A file that the reader named and that cannot be used. */
export const badFile = (file: string, reason: string): UsageError => new UsageError(`${file}: ${reason}`);

async function read(file: string, locale: Locale): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const known = code === "ENOENT" || code === "EACCES" || code === "EISDIR";
    throw badFile(file, known ? texts(locale)(code) : texts(locale)("unreadable", { said: oneLine(error) }));
  }
}

/** The value in a JSON file. @throws UsageError naming the file and the reason. */
export async function readJson(file: string, locale: Locale): Promise<unknown> {
  const text = await read(file, locale);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw badFile(file, texts(locale)("notJson", { said: oneLine(error) }));
  }
}
