import { collect, distinct } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";

/** The DHCP options of the VPCs; `default` stands for none. */
export const dhcpOptions = defineGatherer({
  artifact: "dhcpOptions",
  needs: ["vpcs"],
  actions: ["ec2:DescribeDhcpOptions"],
  async gather({ aws, options, get }) {
    const used = distinct((await get("vpcs")).map((vpc) => vpc.DhcpOptionsId));
    const DhcpOptionsIds = used.filter((id) => id.startsWith("dopt-"));
    if (DhcpOptionsIds.length === 0) return [];
    const { sdk, client } = await aws.ec2();
    return collect(
      sdk.paginateDescribeDhcpOptions({ client }, { DhcpOptionsIds }, options),
      (page) => page.DhcpOptions,
    );
  },
});
