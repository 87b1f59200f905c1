import type { ArtifactError, ArtifactErrorKind } from "../../core/artifacts.ts";
import type { CallFailure } from "./call-failure.ts";

/**
 * AWS's error codes, by what they mean for a reader ("Error codes for the Amazon EC2 API", "Common error types"
 * of the Systems Manager, IAM, STS, CloudFormation and Route 53 API references).
 */
const codes: Partial<Record<ArtifactErrorKind, RegExp>> = {
  AccessDenied: /^(UnauthorizedOperation|AccessDenied(Exception)?|NotAuthorized|UnauthorizedAccess|OptInRequired)$/,
  // Credentials that AWS does not accept: run out, revoked, mistyped, or signed with a wrong clock. AuthFailure is
  // EC2's word for them, "AWS was not able to validate the provided access credentials".
  Expired:
    /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired|InvalidClientTokenId|UnrecognizedClient(Exception)?|InvalidAccessKeyId|AuthFailure|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken|InvalidToken)$/,
  Throttled:
    /^(Throttl\w*|EC2ThrottledException|Request(LimitExceeded|Throttled(Exception)?)|TooManyRequestsException|SlowDown|PriorRequestNotComplete|BandwidthLimitExceeded)$/,
  NotFound: /NotFound(Exception)?$|^(NoSuchEntity(Exception)?|NoSuchHostedZone)$/,
};

/** Codes of Node's sockets and resolver, and of TLS certificates. */
const network =
  /^(E(CONNREFUSED|CONNRESET|CONNABORTED|NOTFOUND|AI_AGAIN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|PROTO)|UND_ERR_\w+|CERT_\w+|ERR_(TLS|SSL)_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET|VERIFY)_\w+)$/;

interface SdkError extends Error {
  code?: string;
  $metadata?: { httpStatusCode?: number };
  $response?: { statusCode?: number };
}

const asError = (value: unknown): SdkError => (value instanceof Error ? value : new Error(String(value)));

/** An error and what it was caused by; a refused connection to a name with two addresses holds one error each. */
function chain(error: SdkError): SdkError[] {
  const inner = [error.cause, ...(error instanceof AggregateError ? error.errors : [])].filter(
    (each) => each instanceof Error,
  );
  return [error, ...inner.flatMap((each) => chain(each as SdkError))];
}

function kindOf(error: SdkError): ArtifactErrorKind {
  if (error.name === "CredentialsProviderError" || error.name === "TokenProviderError") {
    return /expired/i.test(error.message) ? "Expired" : "NoCredentials";
  }
  const named = (Object.keys(codes) as ArtifactErrorKind[]).find((kind) => codes[kind]?.test(error.name));
  if (named) return named;
  const errors = chain(error);
  if (error.name === "TimeoutError" || errors.some((each) => network.test(each.code ?? ""))) return "Unreachable";
  return error.$metadata?.httpStatusCode === 429 ? "Throttled" : "UnexpectedResponse";
}

const longest = 200;

/** One line without markup, keys, signatures or AWS's encoded authorization message. */
function oneLine(text: string): string {
  const line = text
    .replace(/Encoded authorization failure message:.*/s, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}/g, "$1…")
    .replace(/\b(Credential|Signature|SecurityToken|SessionToken|X-Amz-\w+)=[^\s,&]+/gi, "$1=…")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function wordsOf(error: SdkError, kind: ArtifactErrorKind): string {
  const { message } = chain(error).find((each) => each.message) ?? error;
  if (kind !== "UnexpectedResponse") return oneLine(message) || error.code || error.name;
  // What the SDK says of an answer it could not parse speaks of its parser and quotes the answer.
  const status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode;
  const unread = error instanceof SyntaxError || /[<{]|pars|unexpected token|deserializ|UnknownError/i.test(message);
  const words = unread ? "the answer is not what this API answers" : oneLine(message);
  return oneLine([...(status ? [`HTTP ${status}`] : []), words].join(": "));
}

/** What a failed call means for an artifact. */
export function artifactError({ action, cause }: CallFailure): ArtifactError {
  const error = asError(cause);
  const kind = kindOf(error);
  return { error: kind, action, message: wordsOf(error, kind) };
}
