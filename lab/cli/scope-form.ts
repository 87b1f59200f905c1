import type { Scope } from "../core/account.ts";

const stackName = /^([A-Za-z][A-Za-z0-9-]{0,127}|arn:aws[\w-]*:cloudformation:[\w-]+:\d{12}:stack\/[\w-]+\/[\w-]+)$/;
const instanceId = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;
const vpcId = /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/;
// The form of every Region so far. No list: it would refuse the next Region to open.
const regionName =
  /^[a-z]{2,4}(-(gov|iso[a-z]?|de))?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d{1,2}$/;

/** Whether a text has the form of a Region's name. */
export const isRegionName = (text: string): boolean => regionName.test(text);

const fits = (pattern: RegExp, value: unknown) => typeof value === "string" && pattern.test(value);

/** Whether a value is a scope whose name or id AWS could have given. */
export function isScope(value: unknown): value is Scope {
  if (typeof value !== "object" || value === null) return false;
  const { kind, name, id } = value as Record<string, unknown>;
  if (kind === "stack") return fits(stackName, name);
  return kind === "instance" ? fits(instanceId, id) : kind === "vpc" && fits(vpcId, id);
}
