import type { State } from "../state.ts";

/** An AWS API operation on the simulated account: the SDK's input in, the SDK's output out. */
// biome-ignore lint/suspicious/noExplicitAny: a table of operations holds inputs of every shape.
export type Operation<I = any, O = any> = (state: State, input: I) => O;

export type Operations = Record<string, Operation>;

/** The tags that a request asks for, for the resource type it makes. */
export function tagsOf(input: {
  TagSpecifications?: { ResourceType?: string; Tags?: { Key?: string; Value?: string }[] }[];
}) {
  return (input.TagSpecifications ?? []).flatMap((each) => each.Tags ?? []);
}
