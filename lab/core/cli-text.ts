import { type ApiCall, isKept } from "./api-call.ts";

/** `VpcEndpointId` to `vpc-endpoint-id`, as the AWS CLI spells parameters and commands. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

const shellVariable = (name: string) => name.replace(/[^A-Za-z0-9]/g, "_").toUpperCase();
const plainWord = /^[A-Za-z0-9_.,:/@%+=-]+$/;

/** Quotes one word for a POSIX shell; plain words stay as they are. */
export function shellQuote(word: string): string {
  return plainWord.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function scalar(value: unknown): string {
  return isKept(value) ? `"$${shellVariable(value.kept)}"` : shellQuote(String(value));
}

/** JSON for the shell. Kept values become shell variables, so the quotes open around them. */
function json(value: unknown): string {
  const marker = "\u0000";
  const text = JSON.stringify(value, (_, item) =>
    isKept(item) ? `${marker}${shellVariable(item.kept)}${marker}` : item,
  );
  return shellQuote(text).replace(/\\u0000(\w+)\\u0000/g, `'"$$$1"'`);
}

function flag(name: string, value: unknown): string[] {
  const option = `--${kebab(name)}`;
  if (typeof value === "boolean") return [value ? option : `--no-${kebab(name)}`];
  if (isKept(value)) return [option, scalar(value)];
  if (Array.isArray(value)) {
    const flat = value.every((item) => isKept(item) || typeof item !== "object");
    return [option, flat ? value.map(scalar).join(" ") : json(value)];
  }
  if (typeof value === "object" && value !== null) return [option, json(value)];
  return [option, scalar(value)];
}

function options(call: ApiCall): string[] {
  return Object.entries(call.input).flatMap(([name, value]) => {
    // The CLI spells this one boolean as two opposite flags.
    if (name === "Egress" && call.operation.endsWith("NetworkAclEntry")) return [value ? "--egress" : "--ingress"];
    return flag(name, value);
  });
}

/** The AWS CLI (version 2) command for a call, ready to paste into bash. */
export function cliText(call: ApiCall): string {
  const command = ["aws", call.service, kebab(call.operation), ...options(call)];
  if (!call.keep) return command.join(" ");
  return `${shellVariable(call.keep.name)}=$(${[...command, "--query", call.keep.path, "--output text"].join(" ")})`;
}
