import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAwsAccount, RegionError } from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vpce-lab-"));
  const config = join(folder, "config");
  writeFileSync(config, "[default]\n[profile seoul]\nregion = ap-northeast-2\n");
  vi.stubEnv("AWS_CONFIG_FILE", config);
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
  for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const region = async (given?: string) => (await createAwsAccount(given ? { region: given } : {})).region;

describe("the region", () => {
  it("is the one given, else AWS_REGION, AWS_DEFAULT_REGION, the profile's", async () => {
    vi.stubEnv("AWS_PROFILE", "seoul");
    expect(await region()).toBe("ap-northeast-2");
    vi.stubEnv("AWS_DEFAULT_REGION", "eu-west-1");
    expect(await region()).toBe("eu-west-1");
    vi.stubEnv("AWS_REGION", "us-gov-west-1");
    expect(await region()).toBe("us-gov-west-1");
    expect(await region("us-east-1")).toBe("us-east-1");
  });

  it("is missed when nothing names one", async () => {
    await expect(region()).rejects.toThrow(RegionError);
    await expect(region()).rejects.toMatchObject({ reason: "missing" });
  });

  it.each(["seoul", "ap-northeast", "us-east-1a", "https://evil.example/", "ap-northeast-2.evil.example"])(
    "is not %s",
    async (name) => {
      await expect(region(name)).rejects.toMatchObject({ name: "RegionError", reason: "malformed", region: name });
    },
  );
});
