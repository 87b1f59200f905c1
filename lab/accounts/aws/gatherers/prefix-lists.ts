import type { RouteTable, SecurityGroup } from "@aws-sdk/client-ec2";
import { failedWith } from "../call-failure.ts";
import { collect, distinct, unless } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";

function named(groups: readonly SecurityGroup[], tables: readonly RouteTable[]): string[] {
  const rules = groups.flatMap((group) => [...(group.IpPermissions ?? []), ...(group.IpPermissionsEgress ?? [])]);
  const byRules = rules.flatMap((rule) => rule.PrefixListIds ?? []).map((list) => list.PrefixListId);
  const byRoutes = tables.flatMap((table) => table.Routes ?? []).map((route) => route.DestinationPrefixListId);
  return distinct([...byRules, ...byRoutes]);
}

/** The entries of each prefix list that is named; a list that no longer exists is left out. */
export const prefixLists = defineGatherer({
  artifact: "prefixLists",
  needs: ["securityGroups", "routeTables"],
  actions: ["ec2:GetManagedPrefixListEntries"],
  async gather({ aws, options, get }) {
    const ids = named(...(await Promise.all([get("securityGroups"), get("routeTables")])));
    if (ids.length === 0) return [];
    const { sdk, client } = await aws.ec2();
    const isGone = (error: unknown) => failedWith(error, /^InvalidPrefixListI[dD]\.NotFound$/) !== undefined;
    const lists = ids.map(async (PrefixListId) => {
      const pages = sdk.paginateGetManagedPrefixListEntries({ client }, { PrefixListId }, options);
      const Entries = await unless(
        isGone,
        collect(pages, (page) => page.Entries),
      );
      return Entries && { PrefixListId, Entries };
    });
    return distinct(await Promise.all(lists));
  },
});
