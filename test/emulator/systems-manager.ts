import { randomUUID } from "node:crypto";
import type { CommandInvocation, InstanceInformation, SendCommandRequest } from "@aws-sdk/client-ssm";
import { type Answer, type ApiRequest, errorAnswer, jsonAnswer } from "./wire.ts";

/** What the emulated Systems Manager knows. A test sets it; SendCommand adds to it. */
export interface SystemsManagerState {
  /** The instances that have registered, in the SDK's shape. */
  nodes: InstanceInformation[];
  /** The commands sent so far, newest first. */
  invocations: CommandInvocation[];
  /** Values of service settings, by id. */
  settings: Record<string, string>;
  /** What a command prints on an instance, and its exit code. */
  runs: (commands: readonly string[], instanceId: string) => { output: string; code: number };
  /** The states that a sent command is seen in before it ends, one a look. */
  underway: ("Pending" | "InProgress")[];
}

export const emptySystemsManager = (): SystemsManagerState => ({
  nodes: [],
  invocations: [],
  settings: { "/ssm/managed-instance/default-ec2-instance-management-role": "$None" },
  runs: () => ({ output: "", code: 0 }),
  underway: ["Pending", "InProgress"],
});

type Input = Record<string, unknown>;
type Operation = (state: SystemsManagerState, input: Input) => Answer;

const refuse = (code: string, message: string) => errorAnswer("ssm", code, message, 400);

/** One page of a list; the token is the position of the next item. */
function page<T>(items: readonly T[], { MaxResults, NextToken }: Input, defaultSize: number) {
  const from = Number(NextToken ?? 0);
  const to = from + Number(MaxResults ?? defaultSize);
  return { items: items.slice(from, to), ...(to < items.length ? { NextToken: String(to) } : {}) };
}

interface InformationFilter {
  Key?: string;
  key?: string;
  Values?: string[];
  valueSet?: string[];
}

function isAskedFor(node: InstanceInformation, { Key, key, Values, valueSet }: InformationFilter): boolean {
  const values: Record<string, string | undefined> = { InstanceIds: node.InstanceId, PingStatus: node.PingStatus };
  return (Values ?? valueSet ?? []).includes(values[Key ?? key ?? ""] ?? "");
}

const ended = (code: number) => (code === 0 ? ("Success" as const) : ("Failed" as const));

/** An invocation that ends after the looks it is still under way for. */
interface Sent extends CommandInvocation {
  waits: ("Pending" | "InProgress")[];
  end: { output: string; code: number };
}

/** The invocation as this look sees it; the next look sees the next state. */
function look(invocation: CommandInvocation): CommandInvocation {
  if (!("waits" in invocation)) return invocation;
  const { waits, end, ...base } = invocation as Sent;
  const status = waits.shift() ?? ended(end.code);
  const isOver = status === "Success" || status === "Failed";
  const result = isOver ? { ResponseCode: end.code, Output: end.output } : { ResponseCode: -1, Output: "" };
  const plugin = { Name: "aws:runShellScript", Status: status, StatusDetails: status, ...result };
  return { ...base, Status: status, StatusDetails: status, CommandPlugins: [plugin] };
}

function sendCommand(state: SystemsManagerState, input: Input): Answer {
  const { InstanceIds = [], DocumentName, Comment, Parameters } = input as unknown as SendCommandRequest;
  const isKnown = (id: string) => state.nodes.some((node) => node.InstanceId === id);
  if (!InstanceIds.every(isKnown)) {
    return refuse("InvalidInstanceId", `Instances [[${InstanceIds.join(", ")}]] not in a valid state for account`);
  }
  const base = { CommandId: randomUUID(), Comment, DocumentName, RequestedDateTime: new Date() };
  for (const InstanceId of InstanceIds) {
    const end = state.runs(Parameters?.commands ?? [], InstanceId);
    const sent: Sent = { ...base, InstanceId, waits: [...state.underway], end };
    state.invocations.unshift(sent);
  }
  const pending = { Status: "Pending", StatusDetails: "Pending", TargetCount: InstanceIds.length };
  return jsonAnswer({ Command: { ...base, InstanceIds, Parameters, ...pending } });
}

const operations: Record<string, Operation> = {
  DescribeInstanceInformation({ nodes }, input) {
    const filters = (input.Filters ?? input.InstanceInformationFilterList ?? []) as InformationFilter[];
    const found = nodes.filter((node) => filters.every((filter) => isAskedFor(node, filter)));
    const { items, ...more } = page(found, input, 10);
    return jsonAnswer({ InstanceInformationList: items, ...more });
  },
  GetConnectionStatus({ nodes }, { Target }) {
    const node = nodes.find((each) => each.InstanceId === Target);
    return jsonAnswer({ Target, Status: node?.PingStatus === "Online" ? "connected" : "notconnected" });
  },
  ListCommandInvocations({ invocations }, input) {
    const found = invocations.filter(
      (each) =>
        (!input.InstanceId || each.InstanceId === input.InstanceId) &&
        (!input.CommandId || each.CommandId === input.CommandId),
    );
    const { items, ...more } = page(found, input, 50);
    const seen = items.map((each) => (input.Details ? look(each) : { ...look(each), CommandPlugins: [] }));
    return jsonAnswer({ CommandInvocations: seen, ...more });
  },
  GetServiceSetting({ settings }, { SettingId }) {
    const SettingValue = settings[String(SettingId)];
    if (SettingValue === undefined) return refuse("ServiceSettingNotFound", `${SettingId} is not a service setting`);
    const Status = SettingValue === "$None" ? "Default" : "Customized";
    return jsonAnswer({ ServiceSetting: { SettingId, SettingValue, LastModifiedUser: "System", Status } });
  },
  SendCommand: sendCommand,
};

/** The answer to an operation that moto lacks or answers hollowly; undefined for every other. */
export function answerSystemsManager(state: SystemsManagerState, request: ApiRequest): Answer | undefined {
  return request.service === "ssm" ? operations[request.operation]?.(state, request.input) : undefined;
}
