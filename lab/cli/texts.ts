import { fill, type Locale, type Params } from "../core/locale.ts";

/** Gives a table's text in the reader's language, its placeholders filled. */
export type Say<K extends string> = (key: K, params?: Params) => string;

/** A table of texts; the compiler finds one that a language lacks. */
export function defineTexts<K extends string>(table: Record<Locale, Record<K, string>>): (locale: Locale) => Say<K> {
  return (locale) => (key, params) => fill(table[locale][key], params);
}
