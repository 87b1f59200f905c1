import { chunks, collect, distinct } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";

/** The most nodes that one page holds. A filter takes 100 values, but asking for a page at a time runs in parallel. */
const pageSize = 50;

/** What Systems Manager knows of the instances; one that has never registered is not in the answer. */
export const managedNodes = defineGatherer({
  artifact: "managedNodes",
  needs: ["instances"],
  actions: ["ssm:DescribeInstanceInformation"],
  async gather({ aws, options, get }) {
    const ids = distinct((await get("instances")).map((instance) => instance.InstanceId));
    if (ids.length === 0) return [];
    const { sdk, client } = await aws.ssm();
    const nodes = chunks(ids, pageSize).map((Values) => {
      const Filters = [{ Key: "InstanceIds", Values }];
      const pages = sdk.paginateDescribeInstanceInformation({ client, pageSize }, { Filters }, options);
      return collect(pages, (page) => page.InstanceInformationList);
    });
    return (await Promise.all(nodes)).flat();
  },
});
