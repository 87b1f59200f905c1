import { ScopeNotFound } from "../../../core/account.ts";
import { failedWith } from "../call-failure.ts";
import { collect, distinct } from "../collect.ts";
import { defineGatherer, type Run } from "../gatherer.ts";

async function vpcIds({ scope, get }: Run<"instances" | "stackResources">): Promise<string[]> {
  switch (scope.kind) {
    case "vpc":
      return [scope.id];
    case "instance":
      return distinct((await get("instances")).map((instance) => instance.VpcId));
    case "stack": {
      const vpcs = (await get("stackResources")).filter((each) => each.ResourceType === "AWS::EC2::VPC");
      return distinct(vpcs.map((each) => each.PhysicalResourceId));
    }
  }
}

/** The VPCs that the scope leads to; whatever lies in a VPC is looked for only in these. */
export const vpcs = defineGatherer({
  artifact: "vpcs",
  needs: ["instances", "stackResources"],
  actions: ["ec2:DescribeVpcs"],
  async gather(run) {
    const { aws, options, region, scope } = run;
    const VpcIds = await vpcIds(run);
    // Asked for no ids, DescribeVpcs would answer with every VPC of the account.
    if (VpcIds.length === 0) throw new ScopeNotFound(scope, region);
    const { sdk, client } = await aws.ec2();
    try {
      const found = await collect(sdk.paginateDescribeVpcs({ client }, { VpcIds }, options), (page) => page.Vpcs);
      if (found.length === 0) throw new ScopeNotFound(scope, region);
      return found;
    } catch (error) {
      if (failedWith(error, /^InvalidVpcI[dD]\.(NotFound|Malformed)$/)) throw new ScopeNotFound(scope, region);
      throw error;
    }
  },
});
