type Sound = "none" | "rieul" | "other" | "unsure";

/** Ids end in hexadecimal digits that are read out one by one. */
const endsInId = /-[0-9a-f]{8,}$/;

/** How a digit or letter is read out by itself: 영 일 이 삼 사 오 육 칠 팔 구, and 엘 엠 엔 among the letters. */
function readOut(character: string): Sound {
  if ("178l".includes(character)) return "rieul";
  return "036mn".includes(character) ? "other" : "none";
}

/** How the end of a word is read in Korean: with no final consonant, with ㄹ, or with another one. */
function finalSound(word: string): Sound {
  const text = word.replace(/[\s"'`)\]}>.…]+$/, "").toLowerCase();
  const last = text.at(-1) ?? "";
  const code = last.charCodeAt(0) - 0xac00;
  if (code >= 0 && code < 11172) {
    const final = code % 28;
    return final === 0 ? "none" : final === 8 ? "rieul" : "other";
  }
  // "Lab" is 랩 and "cloud" 클라우드: a stop at the end of an English word may or may not be a final consonant.
  if (/[a-z]{2}$/.test(text) && !endsInId.test(text) && /[bcdfgkpt]$/.test(text)) return "unsure";
  return readOut(last);
}

const bothWays: Record<string, string> = { "과/와": "와(과)", "으로/로": "(으)로" };

/**
 * The particle that fits a word, of a pair such as `이/가`, `을/를`, `은/는`, `과/와`, `으로/로`: the first stands after
 * a final consonant. After ㄹ it is `로`. A word that may be read either way gets both, as in `을(를)`.
 */
export function particle(word: string, pair: string): string {
  const [closed = "", open = ""] = pair.split("/");
  const sound = finalSound(word);
  if (sound === "unsure") return bothWays[pair] ?? `${closed}(${open})`;
  return sound === "none" || (sound === "rieul" && open === "로") ? open : closed;
}
