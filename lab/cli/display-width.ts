import { stripVTControlCharacters } from "node:util";

// Hangul, CJK and full-width forms take two columns in a terminal.
const wide = /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/gu;

/** Columns that a text takes in a terminal; colour codes take none. */
export function displayWidth(text: string): number {
  const plain = stripVTControlCharacters(text);
  return plain.length + (plain.match(wide)?.length ?? 0);
}

/** Fills a text up with spaces to a number of columns. */
export const padTo = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - displayWidth(text)));
