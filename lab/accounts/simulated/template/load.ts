import type { StackResource } from "@aws-sdk/client-cloudformation";
import type { SendCall } from "../../../core/api-call.ts";
import { TemplateError } from "./error.ts";
import { caller, type Made, type Properties, resourceTypes } from "./resource-types.ts";

interface Resource {
  Type: string;
  Properties?: Properties;
  DependsOn?: string | string[];
}

/** A CloudFormation template in JSON. */
export interface Template {
  Resources: Record<string, Resource>;
  Parameters?: Record<string, { Type: string; Default?: string }>;
  Outputs?: Record<string, { Value: unknown }>;
}

/** What pseudo parameters and functions of the account resolve to. */
export interface Surroundings {
  stackName: string;
  region: string;
  accountId: string;
  /** The value of a public Systems Manager parameter. */
  parameter: (name: string) => Promise<string | undefined>;
}

export interface LoadedTemplate {
  resources: StackResource[];
  outputs: Record<string, string>;
}

/** @throws TemplateError when the value is no template. */
export function asTemplate(value: unknown): Template {
  const resources = (value as Template | null)?.Resources;
  if (typeof resources !== "object" || resources === null) throw new TemplateError("noResources");
  for (const [id, resource] of Object.entries(resources)) {
    const type = typeof resource?.Type === "string" ? resource.Type : "?";
    const known = Object.hasOwn(resourceTypes, type) ? resourceTypes[type] : undefined;
    if (!known) throw new TemplateError("unknownType", { id, type });
    const property = Object.keys(resource.Properties ?? {}).find(
      (name) => !known.takes.includes(name) && !known.ignores?.includes(name),
    );
    if (property) throw new TemplateError("unknownProperty", { id, type, property });
  }
  return value as Template;
}

const isSsmParameter = (type: string) => type.startsWith("AWS::SSM::Parameter::Value<");

/**
 * Creates a template's resources through AWS API calls, in the order of their references: on the simulated account,
 * or on any other that `send` leads to.
 * @throws TemplateError when the template cannot be understood or AWS refuses a call.
 */
export async function loadTemplate(value: unknown, send: SendCall, around: Surroundings): Promise<LoadedTemplate> {
  const template = asTemplate(value);
  const call = caller(send);
  const made = new Map<string, Made>();
  const making = new Set<string>();
  const pseudo: Record<string, string> = {
    "AWS::Region": around.region,
    "AWS::AccountId": around.accountId,
    "AWS::Partition": around.region.startsWith("cn-") ? "aws-cn" : "aws",
    "AWS::URLSuffix": around.region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com",
    "AWS::StackName": around.stackName,
  };

  async function reference(id: string): Promise<unknown> {
    if (Object.hasOwn(pseudo, id)) return pseudo[id];
    const parameter = template.Parameters?.[id];
    if (parameter)
      return isSsmParameter(parameter.Type) ? around.parameter(parameter.Default ?? "") : parameter.Default;
    return (await make(id)).ref;
  }

  async function attribute(id: string, name: string): Promise<string> {
    const value = (await make(id)).attributes[name];
    if (value === undefined) throw new TemplateError("unknownAttribute", { id, attribute: name });
    return value;
  }

  async function substitute(text: string): Promise<string> {
    const parts = text.split(/\$\{([^}!]+)\}/);
    const values = await inOrder(parts, async (part, at) => {
      if (at % 2 === 0) return part;
      const [id = "", name] = part.split(".");
      return name ? attribute(id, name) : reference(id);
    });
    return values.join("");
  }

  async function intrinsic(name: string, argument: unknown): Promise<unknown> {
    if (name === "Ref") return reference(String(argument));
    if (name === "Fn::GetAtt") {
      const [id, key] = Array.isArray(argument) ? argument : String(argument).split(".");
      return attribute(String(id), String(key));
    }
    if (name === "Fn::GetAZs") return ["a", "b", "c"].map((zone) => `${around.region}${zone}`);
    if (name === "Fn::Sub" && typeof argument === "string") return substitute(argument);
    const value = await resolve(argument);
    if (name === "Fn::Base64") return value;
    if (name === "Fn::Join" && Array.isArray(value)) return (value[1] as unknown[]).join(String(value[0]));
    if (name === "Fn::Select" && Array.isArray(value)) return (value[1] as unknown[])[Number(value[0])];
    throw new TemplateError("unknownIntrinsic", { name });
  }

  async function resolve(value: unknown): Promise<unknown> {
    if (Array.isArray(value)) return inOrder(value, resolve);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first && (first[0] === "Ref" || first[0].startsWith("Fn::")))
      return intrinsic(...first);
    return Object.fromEntries(await inOrder(entries, async ([key, item]) => [key, await resolve(item)]));
  }

  async function make(id: string): Promise<Made> {
    const done = made.get(id);
    if (done) return done;
    const resource = template.Resources[id];
    if (!resource) throw new TemplateError("unknownReference", { id });
    if (making.has(id)) throw new TemplateError("cycle", { id });
    making.add(id);
    for (const other of [resource.DependsOn ?? []].flat()) await make(other);
    const properties = (await resolve(resource.Properties ?? {})) as Properties;
    const type = resourceTypes[resource.Type];
    try {
      const result = await (type as NonNullable<typeof type>).make(properties, call, id);
      made.set(id, result);
      return result;
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      throw new TemplateError("refused", { id, said: (error as Error).message });
    }
  }

  await inOrder(Object.keys(template.Resources), make);
  const outputs = await inOrder(Object.entries(template.Outputs ?? {}), async ([name, { Value }]) => [
    name,
    String(await resolve(Value)),
  ]);
  const resources = [...made].map(([LogicalResourceId, { ref }]) => ({
    StackName: around.stackName,
    LogicalResourceId,
    PhysicalResourceId: ref,
    ResourceType: template.Resources[LogicalResourceId]?.Type,
    ResourceStatus: "CREATE_COMPLETE" as const,
    Timestamp: undefined,
  }));
  return { resources, outputs: Object.fromEntries(outputs) };
}

/** One after the other: calls hand out ids, so their order matters. */
async function inOrder<T, R>(items: readonly T[], each: (item: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [at, item] of items.entries()) results.push(await each(item, at));
  return results;
}
