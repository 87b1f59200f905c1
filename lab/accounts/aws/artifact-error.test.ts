import { describe, expect, it } from "vitest";
import { artifactError } from "./artifact-error.ts";
import { CallFailure } from "./call-failure.ts";

const failed = (name: string, message: string, more: object = {}) =>
  artifactError(new CallFailure("ec2:DescribeVpcs", Object.assign(new Error(message), { name }, more)));

describe("what a failed call means", () => {
  it.each([
    ["UnauthorizedOperation", "AccessDenied"],
    ["AccessDeniedException", "AccessDenied"],
    ["AccessDenied", "AccessDenied"],
    ["OptInRequired", "AccessDenied"],
    ["AuthFailure", "Expired"],
    ["ExpiredToken", "Expired"],
    ["UnrecognizedClientException", "Expired"],
    ["InvalidClientTokenId", "Expired"],
    ["RequestLimitExceeded", "Throttled"],
    ["ThrottlingException", "Throttled"],
    ["TooManyRequestsException", "Throttled"],
    ["NoSuchEntityException", "NotFound"],
    ["ServiceSettingNotFound", "NotFound"],
    ["InternalError", "UnexpectedResponse"],
  ])("%s is %s", (code, kind) => {
    expect(failed(code, "Said by AWS.")).toEqual({
      error: kind,
      action: "ec2:DescribeVpcs",
      message: "Said by AWS.",
    });
  });

  it("tells credentials that have expired from none", () => {
    expect(failed("CredentialsProviderError", "Could not load credentials from any providers").error).toBe(
      "NoCredentials",
    );
    const expired = "The SSO session associated with this profile has expired. Run aws sso login.";
    expect(failed("CredentialsProviderError", expired).error).toBe("Expired");
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ECONNRESET", "SELF_SIGNED_CERT_IN_CHAIN"])(
    "takes %s for an address that cannot be reached",
    (code) => {
      expect(failed("Error", "", { code })).toMatchObject({ error: "Unreachable", message: code });
    },
  );

  it("looks into a connection that was refused at each of a name's addresses", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED ::1:4566"), { code: "ECONNREFUSED" });
    const both = new CallFailure("sts:GetCallerIdentity", new AggregateError([refused, refused]));
    expect(artifactError(both)).toMatchObject({ error: "Unreachable", message: "connect ECONNREFUSED ::1:4566" });
  });

  it("says one short line, without keys, signatures or markup", () => {
    const { message } = failed(
      "SignatureDoesNotMatch",
      `Credential=AKIAIOSFODNN7EXAMPLE/20261101 is <b>wrong</b>\nfor ASIAIOSFODNN7EXAMPLE ${"x".repeat(300)}`,
    );
    expect(message).toMatch(/^Credential=… is wrong for ASIA… x+…$/);
    expect(message).toHaveLength(200);
  });

  it("does not repeat AWS's encoded message", () => {
    const said = "You are not authorized to perform this operation. Encoded authorization failure message: aGVsbG8";
    expect(failed("UnauthorizedOperation", said).message).toBe("You are not authorized to perform this operation.");
  });
});
