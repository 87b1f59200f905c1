/** How many letters to insert, drop, change or swap to turn one word into the other (Damerau-Levenshtein). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(...steps, swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The known word that a reader most likely meant, or undefined when none is close. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const close = known
    .map((each) => ({ each, far: each.startsWith(word) && word.length > 2 ? 0 : distance(word.toLowerCase(), each) }))
    .filter(({ each, far }) => far <= Math.max(2, each.length * 0.4));
  return close.sort((a, b) => a.far - b.far)[0]?.each;
}
