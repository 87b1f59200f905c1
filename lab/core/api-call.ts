/** The AWS services whose operations faults, mends and templates use. */
export type Service = "ec2" | "iam" | "ssm";

/**
 * One AWS API call as data: `input` has the AWS SDK's shape. The same call runs on the simulated
 * account, goes to AWS over the SDK, and is printed as an AWS CLI command (`cli-text.ts`).
 */
export interface ApiCall {
  service: Service;
  /** AWS's own operation name, e.g. `AuthorizeSecurityGroupIngress`. */
  operation: string;
  input: Record<string, unknown>;
  /** Keeps one value of the answer for later calls: a name and the path to it in the output. */
  keep?: { name: string; path: string };
}

/** Stands in an input for a value that an earlier call kept. */
export interface Kept {
  kept: string;
}

export const kept = (name: string): Kept => ({ kept: name });

export const isKept = (value: unknown): value is Kept =>
  typeof value === "object" && value !== null && typeof (value as Kept).kept === "string";

/** What calls kept, by name. */
export type KeptValues = Record<string, unknown>;

/** Sends one call and returns the operation's output. */
export type SendCall = (call: ApiCall) => Promise<Record<string, unknown>>;

function resolve(value: unknown, values: Map<string, unknown>): unknown {
  if (isKept(value)) {
    if (!values.has(value.kept)) throw new Error(`no earlier call kept "${value.kept}"`);
    return values.get(value.kept);
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, values));
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, values)]));
  }
  return value;
}

/** The value at a JMESPath of names and indexes, e.g. `Associations[0].Id`, as `aws --query` takes it. */
function valueAt(output: Record<string, unknown>, path: string): unknown {
  return path
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], output);
}

/**
 * Sends calls in order, handing kept values on, and returns what was kept.
 * @throws whatever `send` throws, at the first call that fails; later calls are not sent.
 */
export async function sendAll(calls: readonly ApiCall[], send: SendCall): Promise<KeptValues> {
  const values = new Map<string, unknown>();
  for (const call of calls) {
    const input = resolve(call.input, values) as Record<string, unknown>;
    const output = await send({ ...call, input });
    if (call.keep) values.set(call.keep.name, valueAt(output, call.keep.path));
  }
  return Object.fromEntries(values);
}
