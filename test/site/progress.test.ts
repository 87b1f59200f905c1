import { describe, expect, it } from "vitest";
import { parseProgress, record, standingOf } from "../../src/components/CheckPanel/progress.ts";

const monday = "2026-01-05T09:00:00.000Z";
const tuesday = "2026-01-06T09:00:00.000Z";
const first = { id: "first", verdict: "pass" } as const;
const second = { id: "second", verdict: "pass" } as const;

describe("record", () => {
  it("keeps the verdict, when it was, and from which step it was seen", () => {
    const progress = record({}, "simulated", [first, second], monday);
    expect(progress).toEqual({
      simulated: {
        first: { verdict: "pass", at: monday, seenFrom: "second", passedAt: monday },
        second: { verdict: "pass", at: monday, seenFrom: "second", passedAt: monday },
      },
    });
  });

  it("is never sticky: an earlier step that fails later has regressed", () => {
    const passed = record({}, "simulated", [first], monday);
    const later = record(passed, "simulated", [{ ...first, verdict: "fail" }, second], tuesday);
    const entry = later.simulated?.first;
    expect(entry).toEqual({ verdict: "fail", at: tuesday, seenFrom: "second", passedAt: monday });
    expect(entry && standingOf(entry)).toBe("regressed");
  });

  it("keeps accounts apart, and steps that were not looked at as they were", () => {
    const simulated = record({}, "simulated", [first, second], monday);
    const both = record(simulated, "aws", [{ ...first, verdict: "fail" }], tuesday);
    expect(both.simulated).toEqual(simulated.simulated);
    expect(Object.keys(both.aws ?? {})).toEqual(["first"]);
  });

  it("does not change what it was given", () => {
    const before = record({}, "simulated", [first], monday);
    const copy = structuredClone(before);
    record(before, "simulated", [{ ...first, verdict: "fail" }], tuesday);
    expect(before).toEqual(copy);
  });
});

describe("standingOf", () => {
  it.each([
    ["pass", undefined, "passed"],
    ["notApplicable", undefined, "passed"],
    ["fail", undefined, "failed"],
    ["fail", monday, "regressed"],
    ["unknown", monday, "unsure"],
    ["pending", undefined, "unsure"],
  ] as const)("%s, passed at %s, is %s", (verdict, passedAt, standing) => {
    expect(standingOf({ verdict, at: tuesday, seenFrom: "first", ...(passedAt ? { passedAt } : {}) })).toBe(standing);
  });
});

describe("parseProgress", () => {
  it("reads back what was recorded", () => {
    const progress = record({}, "aws", [first, { ...second, verdict: "unknown" }], monday);
    expect(parseProgress(JSON.stringify(progress))).toEqual(progress);
  });

  it.each([
    null,
    "",
    "null",
    "[]",
    "7",
    "{",
    '{"simulated":7}',
    '{"simulated":{"first":null}}',
    '{"simulated":{"first":{"verdict":"great","at":"2026-01-05","seenFrom":"first"}}}',
    '{"simulated":{"first":{"verdict":"pass","at":"some day","seenFrom":"first"}}}',
    '{"another":{"first":{"verdict":"pass","at":"2026-01-05","seenFrom":"first"}}}',
  ])("makes nothing of %s", (text) => {
    expect(parseProgress(text)).toEqual({});
  });
});
