/** How the last character of a word is read in Korean: with no final consonant, with ㄹ, or with another one. */
function finalSound(word: string): "none" | "rieul" | "other" {
  const last = word.replace(/[\s"'`)\]}>.…]+$/, "").at(-1) ?? "";
  const code = last.charCodeAt(0) - 0xac00;
  if (code >= 0 && code < 11172) {
    const final = code % 28;
    return final === 0 ? "none" : final === 8 ? "rieul" : "other";
  }
  // Digits and letters as they are read out: 영 일 이 삼 사 오 육 칠 팔 구; 엘 엠 엔 알 have a final consonant.
  if ("178lr".includes(last.toLowerCase()) && last !== "") return "rieul";
  return "036mn".includes(last.toLowerCase()) && last !== "" ? "other" : "none";
}

/**
 * The particle that fits a word, of a pair such as `이/가`, `을/를`, `은/는`, `과/와`, `으로/로`: the first stands after
 * a final consonant. After ㄹ it is `로`.
 */
export function particle(word: string, pair: string): string {
  const [closed = "", open = ""] = pair.split("/");
  const sound = finalSound(word);
  return sound === "none" || (sound === "rieul" && open === "로") ? open : closed;
}
