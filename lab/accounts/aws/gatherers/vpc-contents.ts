import { collect } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";
import { inVpcs } from "../in-vpcs.ts";

// What EC2 lists by VPC: one paginated call each.

export const subnets = defineGatherer({
  artifact: "subnets",
  needs: ["vpcs"],
  actions: ["ec2:DescribeSubnets"],
  async gather({ aws, options, get }) {
    const Filters = inVpcs(await get("vpcs"));
    const { sdk, client } = await aws.ec2();
    return collect(sdk.paginateDescribeSubnets({ client }, { Filters }, options), (page) => page.Subnets);
  },
});

export const routeTables = defineGatherer({
  artifact: "routeTables",
  needs: ["vpcs"],
  actions: ["ec2:DescribeRouteTables"],
  async gather({ aws, options, get }) {
    const Filters = inVpcs(await get("vpcs"));
    const { sdk, client } = await aws.ec2();
    return collect(sdk.paginateDescribeRouteTables({ client }, { Filters }, options), (page) => page.RouteTables);
  },
});

export const networkAcls = defineGatherer({
  artifact: "networkAcls",
  needs: ["vpcs"],
  actions: ["ec2:DescribeNetworkAcls"],
  async gather({ aws, options, get }) {
    const Filters = inVpcs(await get("vpcs"));
    const { sdk, client } = await aws.ec2();
    return collect(sdk.paginateDescribeNetworkAcls({ client }, { Filters }, options), (page) => page.NetworkAcls);
  },
});

export const securityGroups = defineGatherer({
  artifact: "securityGroups",
  needs: ["vpcs"],
  actions: ["ec2:DescribeSecurityGroups"],
  async gather({ aws, options, get }) {
    const Filters = inVpcs(await get("vpcs"));
    const { sdk, client } = await aws.ec2();
    return collect(sdk.paginateDescribeSecurityGroups({ client }, { Filters }, options), (page) => page.SecurityGroups);
  },
});

export const vpcEndpoints = defineGatherer({
  artifact: "vpcEndpoints",
  needs: ["vpcs"],
  actions: ["ec2:DescribeVpcEndpoints"],
  async gather({ aws, options, get }) {
    const Filters = inVpcs(await get("vpcs"));
    const { sdk, client } = await aws.ec2();
    return collect(sdk.paginateDescribeVpcEndpoints({ client }, { Filters }, options), (page) => page.VpcEndpoints);
  },
});
