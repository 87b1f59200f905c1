import type { CommandInvocation } from "@aws-sdk/client-ssm";
import { failedWith } from "../call-failure.ts";
import { distinct, unless } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";

/** The API takes one instance a call; a lab has one or two. */
const mostInstances = 10;

const time = (invocation: CommandInvocation) => invocation.RequestedDateTime?.getTime() ?? 0;

/** The latest commands sent to the instances, newest first: one page an instance, of at most ten instances. */
export const commandInvocations = defineGatherer({
  artifact: "commandInvocations",
  needs: ["instances"],
  actions: ["ssm:ListCommandInvocations"],
  async gather({ aws, options, get }) {
    const ids = distinct((await get("instances")).map((instance) => instance.InstanceId)).slice(0, mostInstances);
    if (ids.length === 0) return [];
    const { sdk, client } = await aws.ssm();
    // Systems Manager's word for an instance that has not registered, and so has never been sent anything.
    const isUnknown = (error: unknown) => failedWith(error, "InvalidInstanceId") !== undefined;
    const answers = ids.map((InstanceId) => {
      const command = new sdk.ListCommandInvocationsCommand({ InstanceId, Details: true, MaxResults: 50 });
      return unless(isUnknown, client.send(command, options));
    });
    const invocations = (await Promise.all(answers)).flatMap((answer) => answer?.CommandInvocations ?? []);
    return invocations.sort((a, b) => time(b) - time(a));
  },
});
