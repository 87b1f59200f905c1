import type { ChangeableAccount } from "../core/drill.ts";
import type { Locale } from "../core/locale.ts";
import { UsageError } from "./errors.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
  ko: {
    missing: "AWS 리전이 정해지지 않았습니다. --region ap-northeast-2처럼 주거나 AWS_REGION을 설정하세요.",
    malformed: "AWS 리전 이름이 아닙니다: {region}. AWS_REGION과 프로파일의 region을 보세요. 예: ap-northeast-2",
  },
  en: {
    missing: "No AWS Region is configured. Give one, as in --region ap-northeast-2, or set AWS_REGION.",
    malformed:
      '"{region}" is not the name of an AWS Region. Look at AWS_REGION and the profile\'s region. Example: ap-northeast-2.',
  },
});

/** The reader's AWS account. Loads the SDK. @throws UsageError when no Region is configured. */
export async function openAwsAccount(region: string | undefined, locale: Locale): Promise<ChangeableAccount> {
  // The SDK is part of this package, so its notice about the Node versions of later releases is not for the reader.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const { sufficientPolicies } = await import("../steps/isolated-instance/instance-role.check.ts");
  const { createAwsAccount, RegionError } = await import("../accounts/aws/index.ts");
  try {
    return await createAwsAccount({ ...(region ? { region } : {}), knownPolicies: sufficientPolicies });
  } catch (error) {
    if (!(error instanceof RegionError)) throw error;
    throw new UsageError(texts(locale)(error.reason, { region: error.region ?? "" }));
  }
}
