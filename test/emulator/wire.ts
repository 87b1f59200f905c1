import type { IncomingMessage } from "node:http";

/** One AWS API request as it came over the wire. */
export interface ApiRequest {
  /** The service of the SigV4 credential scope, e.g. `ec2`; empty when the request is not signed. */
  service: string;
  operation: string;
  /** `<service>:<operation>`, which is also the IAM action. */
  action: string;
  /** The input of a JSON operation; empty for other protocols. */
  input: Record<string, unknown>;
  query: URLSearchParams;
  body: Buffer;
}

export interface Answer {
  status: number;
  type: string;
  body: string;
}

export async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Route 53 speaks REST; these are the operations that the lab asks for. */
const restOperations: [method: string, path: RegExp, operation: string][] = [
  ["GET", /^\/2013-04-01\/hostedzonesbyvpc$/, "ListHostedZonesByVPC"],
  ["GET", /^\/2013-04-01\/hostedzone\/[^/]+\/rrset\/?$/, "ListResourceRecordSets"],
  ["POST", /^\/2013-04-01\/hostedzone\/[^/]+\/rrset\/?$/, "ChangeResourceRecordSets"],
  ["POST", /^\/2013-04-01\/hostedzone$/, "CreateHostedZone"],
];

/** Reads what is asked: SigV4's credential scope names the service, the protocol's own place the operation. */
export function readRequest(message: IncomingMessage, body: Buffer): ApiRequest {
  const service = /Credential=[^/]+\/[^/]+\/[^/]+\/([^/]+)\//.exec(message.headers.authorization ?? "")?.[1] ?? "";
  const url = new URL(message.url ?? "/", "http://emulator");
  const target = String(message.headers["x-amz-target"] ?? "");
  const isForm = String(message.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  const rest = restOperations.find(([method, path]) => method === message.method && path.test(url.pathname));
  const operation =
    target.split(".").at(-1) ||
    (isForm ? new URLSearchParams(body.toString()).get("Action") : undefined) ||
    rest?.[2] ||
    `${message.method} ${url.pathname}`;
  const input = target && body.length > 0 ? (JSON.parse(body.toString()) as Record<string, unknown>) : {};
  return { service, operation, action: `${service}:${operation}`, input, query: url.searchParams, body };
}

/** AWS's JSON protocol writes a date as seconds since 1970. */
function jsonValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonValue(item)]));
  }
  return value;
}

export const jsonAnswer = (output: object, status = 200): Answer => ({
  status,
  type: "application/x-amz-json-1.1",
  body: JSON.stringify(jsonValue(output)),
});

export const xmlAnswer = (body: string, status = 200): Answer => ({
  status,
  type: "text/xml;charset=UTF-8",
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});

/** An error in the wire form of the service's protocol. */
export function errorAnswer(service: string, code: string, message: string, status: number): Answer {
  if (service === "ssm") return jsonAnswer({ __type: code, message }, status);
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  if (service === "ec2") {
    return xmlAnswer(
      `<Response><Errors><Error>${error}</Error></Errors><RequestID>emulated</RequestID></Response>`,
      status,
    );
  }
  return xmlAnswer(
    `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>emulated</RequestId></ErrorResponse>`,
    status,
  );
}
