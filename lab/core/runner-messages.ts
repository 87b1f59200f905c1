import type { Locale } from "./locale.ts";

/** What the runner itself has to say: why something could not be seen. */
export const runnerMessages = {
  ko: {
    "runner.AccessDenied":
      "{action} 권한이 없어 확인하지 못했습니다. 실습이 잘못된 것은 아닙니다. 지금 쓰는 자격 증명에 {action} 권한을 더하고 다시 확인하세요.",
    "runner.NoCredentials":
      "AWS 자격 증명을 찾지 못해 확인하지 못했습니다. `aws sts get-caller-identity`가 되는 셸에서 다시 실행하세요.",
    "runner.Expired": "AWS 자격 증명이 만료되어 확인하지 못했습니다. 다시 로그인한 뒤 실행하세요. ({action}: {said})",
    "runner.Throttled": "{action} 호출이 계속 제한(throttling)되어 확인하지 못했습니다. 잠시 뒤 다시 확인하세요.",
    "runner.NotFound": "{action}: 찾는 대상이 없습니다. ({said})",
    "runner.Unreachable":
      "AWS API에 연결하지 못해 확인하지 못했습니다. 네트워크와 엔드포인트 주소를 확인하세요. ({action}: {said})",
    "runner.UnexpectedResponse": "{action}의 응답을 이해하지 못해 확인하지 못했습니다. ({said})",
    "runner.odd": "이 계정의 상태를 이해하지 못해 확인하지 못했습니다. ({said})",
    "runner.noInstance": "범위 안에 인스턴스가 없어 확인할 것이 없습니다.",
  },
  en: {
    "runner.AccessDenied":
      "Could not look: {action} is not allowed. This does not mean that the lab is wrong. Add {action} to the credentials in use and check again.",
    "runner.NoCredentials":
      "Could not look: no AWS credentials were found. Run this from a shell in which `aws sts get-caller-identity` works.",
    "runner.Expired":
      "Could not look: the AWS credentials have expired. Sign in again, then run this. ({action}: {said})",
    "runner.Throttled": "Could not look: {action} kept being throttled. Check again in a moment.",
    "runner.NotFound": "{action}: there is no such thing. ({said})",
    "runner.Unreachable":
      "Could not look: the AWS API could not be reached. Check the network and the endpoint address. ({action}: {said})",
    "runner.UnexpectedResponse": "Could not look: the answer to {action} was not understood. ({said})",
    "runner.odd": "Could not look: the state of this account was not understood. ({said})",
    "runner.noInstance": "There is no instance in scope, so there is nothing to check.",
  },
} as const satisfies Record<Locale, Record<string, string>>;
