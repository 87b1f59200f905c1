import { silenceNodeNotice } from "./sdk-notice.ts";

/** No region was given, or what was given is no region's name. */
export class RegionError extends Error {
  constructor(
    readonly reason: "missing" | "malformed",
    readonly region?: string,
  ) {
    super(reason === "missing" ? "no AWS region is configured" : `${region} is not the name of an AWS region`);
    this.name = "RegionError";
  }
}

/** Region names of every partition, e.g. ap-northeast-2, us-gov-west-1, eusc-de-east-1. */
const shape = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** The region of the profile in use, or undefined. */
async function profileRegion(): Promise<string | undefined> {
  silenceNodeNotice();
  const { STSClient } = await import("@aws-sdk/client-sts");
  try {
    return await new STSClient({}).config.region();
  } catch {
    return undefined;
  }
}

/**
 * The region to look at: the one given, AWS_REGION, AWS_DEFAULT_REGION (which the AWS CLI reads and the SDK does
 * not), else the profile's.
 * @throws RegionError
 */
export async function resolveRegion(given: string | undefined): Promise<string> {
  const region =
    given || process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || (await profileRegion()) || undefined;
  if (!region) throw new RegionError("missing");
  if (!shape.test(region)) throw new RegionError("malformed", region);
  return region;
}
