/** Every item of a paginated answer. */
export async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

/** Each value once, without gaps, in order of first sight. */
export const distinct = <T>(values: readonly (T | undefined)[]): T[] =>
  [...new Set(values)].filter((value) => value !== undefined);

/** Cuts a list into lists of at most `size`. */
export function chunks<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
}

/** The value, or undefined when what it asks for no longer exists: named by one resource, deleted since. */
export async function unless<T>(isGone: (error: unknown) => boolean, value: Promise<T>): Promise<T | undefined> {
  try {
    return await value;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
