import type { CommandInvocation, SendCommandRequest } from "@aws-sdk/client-ssm";
import { fetchesCommands, runScript } from "../agent.ts";
import { AwsError } from "../error.ts";
import { issueId, now, type State } from "../state.ts";
import { instanceById } from "./instances.ts";
import type { Operations } from "./operation.ts";

function invoke(state: State, instanceId: string, commandId: string, input: SendCommandRequest): CommandInvocation {
  const instance = instanceById(state, instanceId);
  const base = {
    CommandId: commandId,
    InstanceId: instanceId,
    Comment: input.Comment,
    DocumentName: input.DocumentName,
    RequestedDateTime: now(state),
  };
  if (!fetchesCommands(state, instance))
    return { ...base, Status: "Pending", StatusDetails: "Pending", CommandPlugins: [] };
  const { output, code } = runScript(state, instance, input.Parameters?.commands ?? []);
  const status = code === 0 ? ("Success" as const) : ("Failed" as const);
  return {
    ...base,
    Status: status,
    StatusDetails: status,
    CommandPlugins: [
      { Name: "aws:runShellScript", Status: status, StatusDetails: status, ResponseCode: code, Output: output },
    ],
  };
}

export const runCommandOperations: Operations = {
  SendCommand(state, input: SendCommandRequest) {
    const ids = input.InstanceIds ?? [];
    if (input.DocumentName !== "AWS-RunShellScript")
      throw new AwsError("InvalidDocument", `${input.DocumentName} does not exist.`);
    if (ids.some((id) => !state.registered[id])) {
      throw new AwsError(
        "InvalidInstanceId",
        `Instances ${ids.join(", ")} not in a valid state for account ${state.accountId}`,
      );
    }
    const [, CommandId = ""] = issueId(state, "cmd").split("-0");
    state.commandInvocations.unshift(...ids.map((id) => invoke(state, id, CommandId, input)));
    return { Command: { CommandId, DocumentName: input.DocumentName, InstanceIds: ids, Status: "Pending" as const } };
  },
};
