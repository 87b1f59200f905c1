import type { Socket } from "node:net";
import { type Answer, type ApiRequest, errorAnswer } from "./wire.ts";

/** An error of AWS's own, where the named faults do not have it. */
export interface CodedFault {
  code: string;
  message?: string;
  /** HTTP status; 400 without one. */
  status?: number;
}

/**
 * What the front server does to an operation instead of answering it:
 * - denied, expired, invalid: the caller may not, or its credentials have run out, or are none of AWS's
 * - throttled: asked too often
 * - html: a web server's error page, HTTP 500; garbage: HTTP 200 with something else than an answer
 * - hang: no answer ever; reset: the connection breaks
 */
export type Fault = "denied" | "expired" | "invalid" | "throttled" | "html" | "garbage" | "hang" | "reset" | CodedFault;

const user = "arn:aws:iam::123456789012:user/reader";

function coded({ service, action }: ApiRequest, fault: "denied" | "expired" | "invalid" | "throttled"): CodedFault {
  const isEc2 = service === "ec2";
  const isJson = service === "ssm";
  switch (fault) {
    case "denied": {
      const message = `User: ${user} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
      if (isEc2) {
        const encoded = `You are not authorized to perform this operation. ${message}. Encoded authorization failure message: ${"Zm9v".repeat(100)}`;
        return { code: "UnauthorizedOperation", message: encoded, status: 403 };
      }
      return { code: isJson ? "AccessDeniedException" : "AccessDenied", message, status: isJson ? 400 : 403 };
    }
    case "expired": {
      if (isEc2) return { code: "RequestExpired", message: "Request has expired.", status: 400 };
      const message = "The security token included in the request is expired";
      return { code: isJson ? "ExpiredTokenException" : "ExpiredToken", message, status: isJson ? 400 : 403 };
    }
    case "invalid": {
      const message = "AWS was not able to validate the provided access credentials";
      if (isEc2) return { code: "AuthFailure", message, status: 401 };
      const token = "The security token included in the request is invalid.";
      return { code: isJson ? "UnrecognizedClientException" : "InvalidClientTokenId", message: token, status: 403 };
    }
    case "throttled":
      if (isEc2) return { code: "RequestLimitExceeded", message: "Request limit exceeded.", status: 503 };
      return { code: isJson ? "ThrottlingException" : "Throttling", message: "Rate exceeded", status: 400 };
  }
}

const errorPage = `<!DOCTYPE html>
<html lang=en><title>500 Internal Server Error</title>
<h1>Internal Server Error</h1>
<p>The server encountered an internal error and was unable to complete your request.</p>
`;

/** The answer that a fault gives, or undefined when it gives none and has done to the socket what it does. */
export function faultyAnswer(request: ApiRequest, fault: Fault, socket: Socket): Answer | undefined {
  switch (fault) {
    case "hang":
      return undefined;
    case "reset":
      socket.resetAndDestroy();
      return undefined;
    case "html":
      return { status: 500, type: "text/html; charset=utf-8", body: errorPage };
    case "garbage":
      return { status: 200, type: "text/plain", body: "it works!" };
    default: {
      const { code, message = code, status = 400 } = typeof fault === "object" ? fault : coded(request, fault);
      return errorAnswer(request.service, code, message, status);
    }
  }
}
