import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const biome = join(root, "node_modules/.bin/biome");

/** Files with one import that the house plan forbids each. */
const forbidden: [file: string, imported: string][] = [
  ["lab/core/run.ts", "../steps/index.ts"],
  ["lab/core/run.ts", "node:fs"],
  ["lab/network/trace.ts", "../accounts/aws/index.ts"],
  ["lab/network/trace.ts", "../steps/index.ts"],
  ["lab/steps/a/b.check.ts", "../../accounts/simulated/index.ts"],
  ["lab/steps/a/b.check.ts", "aws-cdk-lib"],
  ["lab/steps/a/step.ts", "node:fs"],
  ["lab/accounts/simulated/account.ts", "node:crypto"],
  ["lab/accounts/simulated/account.ts", "../aws/index.ts"],
  ["lab/accounts/aws/account.ts", "../../steps/index.ts"],
  ["src/components/CheckPanel/index.tsx", "../../../lab/accounts/aws/index.ts"],
  ["src/components/CheckPanel/index.tsx", "../../../lab/server/index.ts"],
];

describe("imports run one way", () => {
  it.each(forbidden)("%s may not import %s", (file, imported) => {
    const folder = mkdtempSync(join(tmpdir(), "vpce-lab-rooms-"));
    try {
      cpSync(join(root, "biome.json"), join(folder, "biome.json"));
      execFileSync("git", ["init", "-q"], { cwd: folder });
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import { x } from "${imported}";\n\nexport const y = x;\n`);
      const { status, stdout, stderr } = spawnSync(biome, ["lint", file], { cwd: folder, encoding: "utf8" });
      expect(`${stdout}${stderr}`).toContain("noRestrictedImports");
      expect(status).not.toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** What the page loads: everything that must run in a browser. */
const browserEntries = [
  "lab/steps/index.ts",
  "lab/accounts/simulated/index.ts",
  "lab/accounts/snapshot/index.ts",
  "lab/core/run.ts",
  "lab/core/text.ts",
];

describe("what the page loads", () => {
  it("needs no AWS SDK, no CDK and no Node code", async () => {
    const { metafile } = await build({
      entryPoints: browserEntries.map((entry) => join(root, entry)),
      bundle: true,
      write: false,
      metafile: true,
      outdir: "unused",
      format: "esm",
      platform: "browser",
      logLevel: "silent",
    });
    const packages = Object.keys(metafile.inputs).flatMap(
      (input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? [],
    );
    expect([...new Set(packages)]).toEqual(["ipaddr.js"]);
  });
});
