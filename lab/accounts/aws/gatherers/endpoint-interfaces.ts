import { chunks, collect, distinct } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";

/** EC2's limit for the values of one filter ("List and filter using the CLI and API"). */
const mostValues = 200;

/** The network interfaces of the endpoints. By a filter and not by ids: one that has just gone is no error. */
export const endpointInterfaces = defineGatherer({
  artifact: "endpointInterfaces",
  needs: ["vpcEndpoints"],
  actions: ["ec2:DescribeNetworkInterfaces"],
  async gather({ aws, options, get }) {
    const ids = distinct((await get("vpcEndpoints")).flatMap((endpoint) => endpoint.NetworkInterfaceIds ?? []));
    if (ids.length === 0) return [];
    const { sdk, client } = await aws.ec2();
    const found = chunks(ids, mostValues).map((Values) => {
      const Filters = [{ Name: "network-interface-id", Values }];
      const pages = sdk.paginateDescribeNetworkInterfaces({ client }, { Filters }, options);
      return collect(pages, (page) => page.NetworkInterfaces);
    });
    return (await Promise.all(found)).flat();
  },
});
