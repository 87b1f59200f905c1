import { defineGatherer } from "../gatherer.ts";

/** Whose credentials are in use. AWS grants this call to everyone. */
export const callerIdentity = defineGatherer({
  artifact: "callerIdentity",
  needs: [],
  actions: ["sts:GetCallerIdentity"],
  async gather({ aws, options }) {
    const { sdk, client } = await aws.sts();
    const { Account, Arn, UserId } = await client.send(new sdk.GetCallerIdentityCommand({}), options);
    return { Account, Arn, UserId };
  },
});
