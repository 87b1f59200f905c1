import { describe, expect, it } from "vitest";
import { fill, placeholders } from "./locale.ts";

describe("Korean particles", () => {
  it.each([
    ["sg-0a1b2", "이/가", "가"],
    ["sg-0a1b3", "이/가", "이"],
    ["vpc-04e7", "으로/로", "로"],
    ["vpc-04e6", "으로/로", "으로"],
    ["vpce-0d", "은/는", "는"],
    ["ssm", "을/를", "을"],
    ["available", "이/가", "가"],
    ["ssm.ap-northeast-2.amazonaws.com", "이/가", "이"],
    ["역할", "으로/로", "로"],
    ["보안 그룹", "을/를", "을"],
    ["서버", "과/와", "와"],
    ["VpceLab", "을/를", "을(를)"],
    ["Stack", "으로/로", "(으)로"],
    ["Other", "을/를", "를"],
    ["i-0df8bcf918f139acd", "이/가", "가"],
  ])("%s takes %s as %s", (word, pair, expected) => {
    expect(fill(`{x:${pair}}`, { x: word })).toBe(`${word}${expected}`);
  });

  it("do not change a placeholder's name", () => {
    expect(placeholders("{b:이/가} {a}")).toEqual(["a", "b"]);
  });
});
