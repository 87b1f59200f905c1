import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, overlaps } from "./address.ts";

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet);
const toNumber = (parts: readonly number[]) => parts.reduce((sum, part) => sum * 256 + part, 0);
const block = fc.record({ address, length: fc.integer({ min: 0, max: 32 }) });
const text = (value: { address: readonly number[]; length: number }) => `${value.address.join(".")}/${value.length}`;
const range = (value: { address: readonly number[]; length: number }) => {
  const size = 2 ** (32 - value.length);
  const first = Math.floor(toNumber(value.address) / size) * size;
  return { first, last: first + size - 1 };
};

describe("address", () => {
  it("covers equals comparing the first and last address", () => {
    fc.assert(
      fc.property(block, block, (outer, inner) => {
        const [o, i] = [range(outer), range(inner)];
        expect(covers(text(outer), text(inner))).toBe(o.first <= i.first && i.last <= o.last);
        expect(overlaps(text(outer), text(inner))).toBe(o.first <= i.last && i.first <= o.last);
      }),
    );
  });

  it("keeps the families apart", () => {
    expect(covers("0.0.0.0/0", "::1")).toBe(false);
    expect(covers("fd00::/8", "fd00:ec2::253")).toBe(true);
  });
});
