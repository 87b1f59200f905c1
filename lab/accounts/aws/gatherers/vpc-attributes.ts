import { distinct } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";

/** Both DNS attributes of each VPC. EC2 tells one attribute a call. */
export const vpcAttributes = defineGatherer({
  artifact: "vpcAttributes",
  needs: ["vpcs"],
  actions: ["ec2:DescribeVpcAttribute"],
  async gather({ aws, options, get }) {
    const ids = distinct((await get("vpcs")).map((vpc) => vpc.VpcId));
    const { sdk, client } = await aws.ec2();
    const ask = (VpcId: string, Attribute: "enableDnsSupport" | "enableDnsHostnames") =>
      client.send(new sdk.DescribeVpcAttributeCommand({ VpcId, Attribute }), options);
    return Promise.all(
      ids.map(async (VpcId) => {
        const [support, hostnames] = await Promise.all([
          ask(VpcId, "enableDnsSupport"),
          ask(VpcId, "enableDnsHostnames"),
        ]);
        return {
          VpcId,
          EnableDnsSupport: support.EnableDnsSupport,
          EnableDnsHostnames: hostnames.EnableDnsHostnames,
        };
      }),
    );
  },
});
