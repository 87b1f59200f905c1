/** An AWS API call that failed: which one it was, and what the SDK threw. */
export class CallFailure extends Error {
  constructor(
    /** The IAM action, e.g. `ec2:DescribeSubnets`. */
    readonly action: string,
    override readonly cause: unknown,
  ) {
    super(`${action}: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = "CallFailure";
  }

  /** AWS's error code, e.g. `InvalidVpcID.NotFound`; the SDK hands it on as the error's name. */
  get code(): string {
    return this.cause instanceof Error ? this.cause.name : "";
  }

  /** AWS's own words. */
  get said(): string {
    return this.cause instanceof Error ? this.cause.message : String(this.cause);
  }
}

/** The failure, when an error is one with one of these codes. */
export function failedWith(error: unknown, ...codes: (string | RegExp)[]): CallFailure | undefined {
  if (!(error instanceof CallFailure)) return undefined;
  const { code } = error;
  return codes.some((each) => (typeof each === "string" ? each === code : each.test(code))) ? error : undefined;
}
