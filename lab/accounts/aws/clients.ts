import { CallFailure } from "./call-failure.ts";
import { silenceNodeNotice } from "./sdk-notice.ts";

export interface ClientSettings {
  region: string;
  /** Base URL of every service; without one the SDK reads AWS_ENDPOINT_URL and the profile. */
  endpoint?: string;
  /** How long one attempt may take, in milliseconds. */
  requestTimeout: number;
  /** Called once for each operation that leaves this machine, however often it is retried. */
  onCall: () => void;
}

type Handler = (args: object) => Promise<object>;
type Middleware = (next: Handler, context: { commandName?: string }) => Handler;
interface Tracked {
  middlewareStack: { add(middleware: never, options: { step: "initialize"; priority: "high" }): void };
}

/** Makes every error of a client a CallFailure that names its action, and counts what is sent. */
function track<C extends Tracked>(client: C, service: string, onCall: () => void): C {
  const naming: Middleware = (next, context) => async (args) => {
    try {
      return await next(args);
    } catch (cause) {
      throw new CallFailure(`${service}:${(context.commandName ?? "").replace(/Command$/, "")}`, cause);
    }
  };
  const counting: Middleware = (next) => {
    let sent = false;
    return async (args) => {
      // This step runs again for each retry.
      if (!sent) onCall();
      sent = true;
      return next(args);
    };
  };
  client.middlewareStack.add(naming as never, { step: "initialize", priority: "high" });
  const stack = client.middlewareStack as unknown as { add(middleware: Middleware, options: object): void };
  stack.add(counting, { step: "deserialize", priority: "low" });
  return client;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * The AWS clients, each made at its first use and kept: the SDK is slow to load and `--help` needs none of it.
 * Credentials come from the SDK's default chain and are fetched once for all clients, since a
 * `credential_process` may ask its user something. Two retries.
 */
export function awsClients({ region, endpoint, requestTimeout, onCall }: ClientSettings) {
  const config = {
    region,
    ...(endpoint ? { endpoint } : {}),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout, throwOnRequestTimeout: true },
  };
  silenceNodeNotice();
  const sts = once(async () => {
    const sdk = await import("@aws-sdk/client-sts");
    return { sdk, client: track(new sdk.STSClient(config), "sts", onCall) };
  });
  const shared = { ...config, credentials: async () => (await sts()).client.config.credentials() };
  return {
    sts,
    ec2: once(async () => {
      const sdk = await import("@aws-sdk/client-ec2");
      return { sdk, client: track(new sdk.EC2Client(shared), "ec2", onCall) };
    }),
    ssm: once(async () => {
      const sdk = await import("@aws-sdk/client-ssm");
      return { sdk, client: track(new sdk.SSMClient(shared), "ssm", onCall) };
    }),
    iam: once(async () => {
      const sdk = await import("@aws-sdk/client-iam");
      return { sdk, client: track(new sdk.IAMClient(shared), "iam", onCall) };
    }),
    cloudformation: once(async () => {
      const sdk = await import("@aws-sdk/client-cloudformation");
      return { sdk, client: track(new sdk.CloudFormationClient(shared), "cloudformation", onCall) };
    }),
    route53: once(async () => {
      const sdk = await import("@aws-sdk/client-route-53");
      return { sdk, client: track(new sdk.Route53Client(shared), "route53", onCall) };
    }),
  };
}

export type AwsClients = ReturnType<typeof awsClients>;
