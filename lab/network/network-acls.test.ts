import type { NetworkAclEntry } from "@aws-sdk/client-ec2";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers } from "./address.ts";
import { decideByAcl } from "./network-acls.ts";

const port = fc.integer({ min: 0, max: 12 });
const range = fc.tuple(port, port).map(([a, b]) => ({ From: Math.min(a, b), To: Math.max(a, b) }));
const entry: fc.Arbitrary<NetworkAclEntry> = fc.record({
  RuleNumber: fc.integer({ min: 1, max: 40 }),
  Egress: fc.boolean(),
  Protocol: fc.constantFrom("-1", "6", "17"),
  RuleAction: fc.constantFrom("allow" as const, "deny" as const),
  CidrBlock: fc.constantFrom("0.0.0.0/0", "10.0.0.0/8", "10.77.0.0/24", "10.77.1.0/24", "192.168.0.0/16"),
  PortRange: range,
});
const acl = fc
  .uniqueArray(entry, { selector: (each) => `${each.Egress} ${each.RuleNumber}`, maxLength: 12 })
  .map((Entries) => ({ Entries }));
const peer = fc.constantFrom("10.77.0.10", "10.77.1.10", "10.1.2.3", "8.8.8.8");

/** AWS's rule as its user guide words it, one port at a time: the lowest numbered entry that matches decides. */
function naive(entries: readonly NetworkAclEntry[], egress: boolean, address: string, at: number): boolean {
  const match = entries
    .filter((each) => each.Egress === egress)
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0))
    .find(
      (each) =>
        covers(each.CidrBlock ?? "", address) &&
        (each.Protocol === "-1" ||
          (each.Protocol === "6" && (each.PortRange?.From ?? 0) <= at && at <= (each.PortRange?.To ?? 65535))),
    );
  return match?.RuleAction === "allow";
}

describe("decideByAcl", () => {
  it("equals the first match, port by port", () => {
    fc.assert(
      fc.property(acl, fc.boolean(), peer, range, ({ Entries }, egress, address, { From, To }) => {
        const decision = decideByAcl({ Entries }, egress ? "egress" : "ingress", address, { from: From, to: To });
        const open = Array.from({ length: To - From + 1 }, (_, at) => naive(Entries, egress, address, From + at));
        const expected = open.every(Boolean) ? "allowed" : open.some(Boolean) ? "partly" : "denied";
        expect(decision.outcome).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not guess about a part of a block", () => {
    const Entries: NetworkAclEntry[] = [
      {
        RuleNumber: 1,
        Egress: true,
        Protocol: "6",
        RuleAction: "deny",
        CidrBlock: "10.77.1.0/28",
        PortRange: { From: 443, To: 443 },
      },
      { RuleNumber: 2, Egress: true, Protocol: "-1", RuleAction: "allow", CidrBlock: "0.0.0.0/0" },
    ];
    const https = { from: 443, to: 443 };
    expect(decideByAcl({ Entries }, "egress", "10.77.1.0/24", https).outcome).toBe("unclear");
    expect(decideByAcl({ Entries }, "egress", "10.77.1.99", https).outcome).toBe("allowed");
  });
});
