import type { GatherOptions, Scope } from "../../core/account.ts";
import type { ApiCall } from "../../core/api-call.ts";
import type { ArtifactName } from "../../core/artifacts.ts";
import type { ChangeableAccount } from "../../core/drill.ts";
import { CallFailure } from "./call-failure.ts";
import { type AwsClients, awsClients } from "./clients.ts";
import { gatherArtifacts } from "./gather.ts";
import { resolveRegion } from "./region.ts";

export interface AwsAccountOptions {
  /** Else AWS_REGION, AWS_DEFAULT_REGION or the profile's. */
  region?: string;
  /** Base URL of every service. Else AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE> or the profile's. */
  endpoint?: string;
  /** Names of AWS managed policies whose documents need not be read, because the checks know them. */
  knownPolicies?: readonly string[];
  /** How long one attempt of a call may take, in milliseconds; a call has three. */
  requestTimeout?: number;
}

const defaultRequestTimeout = 15_000;

type Send = (command: object) => Promise<Record<string, unknown>>;

/** Sends one call. @throws what the SDK throws: `name` is AWS's error code. */
async function sendCall(aws: AwsClients, { service, operation, input }: ApiCall): Promise<Record<string, unknown>> {
  const { sdk, client } = await aws[service]();
  const commands = sdk as unknown as Record<string, (new (input: object) => object) | undefined>;
  const Command = commands[`${operation}Command`];
  if (!Command) throw new Error(`${service} has no operation ${operation}`);
  try {
    return await (client.send as Send).call(client, new Command(input));
  } catch (error) {
    throw error instanceof CallFailure ? error.cause : error;
  }
}

/**
 * The reader's AWS account, over the SDK. Credentials come from the SDK's default chain and are first looked for
 * at the first call; without any, artifacts are NoCredentials errors.
 * `calls` counts operations, not their retries, and not what the credential chain asks.
 * @throws RegionError when no region is configured, or what is configured is none.
 */
export async function createAwsAccount(options: AwsAccountOptions = {}): Promise<ChangeableAccount> {
  const { endpoint, knownPolicies = [], requestTimeout = defaultRequestTimeout } = options;
  const region = await resolveRegion(options.region);
  let calls = 0;
  const onCall = () => {
    calls += 1;
  };
  const aws = awsClients({ region, requestTimeout, onCall, ...(endpoint ? { endpoint } : {}) });
  return {
    kind: "aws",
    region,
    get calls() {
      return calls;
    },
    gather: <N extends ArtifactName>(names: readonly N[], scope: Scope, gatherOptions: GatherOptions = {}) =>
      gatherArtifacts(names, scope, { aws, region, knownPolicies }, gatherOptions),
    send: (call) => sendCall(aws, call),
  };
}
