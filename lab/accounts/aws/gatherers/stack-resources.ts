import { ScopeNotFound } from "../../../core/account.ts";
import { failedWith } from "../call-failure.ts";
import { defineGatherer } from "../gatherer.ts";

/** The stack's resources, at most 100, as the API gives; empty without a call where the scope is not a stack. */
export const stackResources = defineGatherer({
  artifact: "stackResources",
  needs: [],
  actions: ["cloudformation:DescribeStackResources"],
  async gather({ aws, options, region, scope }) {
    if (scope.kind !== "stack") return [];
    const { sdk, client } = await aws.cloudformation();
    try {
      const command = new sdk.DescribeStackResourcesCommand({ StackName: scope.name });
      return (await client.send(command, options)).StackResources ?? [];
    } catch (error) {
      // CloudFormation has no code of its own for a stack that is not there, or for a name that no stack can have.
      const said = failedWith(error, "ValidationError")?.said;
      if (said && /does not exist|failed to satisfy constraint/.test(said)) throw new ScopeNotFound(scope, region);
      throw error;
    }
  },
});
