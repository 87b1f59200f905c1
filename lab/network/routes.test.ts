import type { Route } from "@aws-sdk/client-ec2";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, prefixLength } from "./address.ts";
import { routeTableOf, routeTo } from "./routes.ts";

const blocks = ["0.0.0.0/0", "10.0.0.0/8", "10.77.0.0/16", "10.77.1.0/24", "10.77.1.10/32", "52.0.0.0/8"];
const lists = [{ PrefixListId: "pl-1", Entries: [{ Cidr: "52.95.0.0/16" }, { Cidr: "10.77.1.0/24" }] }];
const route = fc.oneof(
  fc.constantFrom(...blocks).map((DestinationCidrBlock): Route => ({ DestinationCidrBlock })),
  fc.constant<Route>({ DestinationPrefixListId: "pl-1" }),
);
const Routes = fc.uniqueArray(route, { selector: (each) => JSON.stringify(each) });

describe("routeTo", () => {
  it("takes the longest prefix, and a static route before a prefix list of the same length", () => {
    fc.assert(
      fc.property(Routes, fc.constantFrom("10.77.1.10", "10.77.9.9", "52.95.1.1", "8.8.8.8"), (routes, destination) => {
        const rows = routes
          .flatMap((each) =>
            each.DestinationPrefixListId
              ? (lists[0]?.Entries ?? []).map(({ Cidr }) => ({ each, cidr: Cidr, weight: 0 }))
              : [{ each, cidr: each.DestinationCidrBlock as string, weight: 0.5 }],
          )
          .filter(({ cidr }) => covers(cidr, destination));
        const best = Math.max(...rows.map(({ cidr, weight }) => prefixLength(cidr) + weight));
        const expected = rows.find(({ cidr, weight }) => prefixLength(cidr) + weight === best)?.each;
        expect(routeTo(destination, { Routes: routes }, lists)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("routeTableOf", () => {
  const main = { RouteTableId: "rtb-main", VpcId: "vpc-1", Associations: [{ Main: true }] };
  const explicit = { RouteTableId: "rtb-own", VpcId: "vpc-1", Associations: [{ SubnetId: "subnet-1" }] };
  const other = { RouteTableId: "rtb-other", VpcId: "vpc-2", Associations: [{ Main: true }] };

  it("is the subnet's own table, else the VPC's main one", () => {
    const tables = [other, main, explicit];
    expect(routeTableOf("subnet-1", "vpc-1", tables)).toBe(explicit);
    expect(routeTableOf("subnet-2", "vpc-1", tables)).toBe(main);
  });
});
