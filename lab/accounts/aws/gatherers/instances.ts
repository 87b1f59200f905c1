import type { Instance } from "@aws-sdk/client-ec2";
import { ScopeNotFound } from "../../../core/account.ts";
import { failedWith } from "../call-failure.ts";
import { collect } from "../collect.ts";
import { defineGatherer, type Run } from "../gatherer.ts";
import { inVpcs } from "../in-vpcs.ts";

const present = ["pending", "running", "stopping", "stopped"];

async function described(run: Run<"vpcs">, input: object): Promise<Instance[]> {
  const { sdk, client } = await run.aws.ec2();
  const pages = sdk.paginateDescribeInstances({ client }, input, run.options);
  return collect(pages, (page) => page.Reservations?.flatMap((each) => each.Instances ?? []));
}

async function theInstance(run: Run<"vpcs">, id: string): Promise<Instance[]> {
  try {
    const found = await described(run, { InstanceIds: [id] });
    // EC2 shows a terminated instance for about an hour, without its VPC.
    const [instance] = found.filter((each) => present.includes(each.State?.Name ?? ""));
    if (!instance) throw new ScopeNotFound(run.scope, run.region);
    return [instance];
  } catch (error) {
    if (failedWith(error, /^InvalidInstanceID(\.|$)/)) throw new ScopeNotFound(run.scope, run.region);
    throw error;
  }
}

/** The instance that the scope names, else all instances of the VPC; without those that are going or gone. */
export const instances = defineGatherer({
  artifact: "instances",
  needs: ["vpcs"],
  actions: ["ec2:DescribeInstances"],
  async gather(run) {
    if (run.scope.kind === "instance") return theInstance(run, run.scope.id);
    const states = { Name: "instance-state-name", Values: present };
    return described(run, { Filters: [...inVpcs(await run.get("vpcs")), states] });
  },
});
