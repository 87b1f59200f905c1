import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { buildFolder, serveBuild } from "./serve-build.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What code of each kind cannot be without, minified or not, and a program that has it. */
const foreign = [
  {
    kind: "the AWS SDK",
    pattern: /@aws-sdk\/|@smithy\/|aws-sdk-js|x-amz-user-agent|AWS4-HMAC-SHA256|amz-sdk-invocation/,
    witness: 'import { STSClient } from "@aws-sdk/client-sts"; console.log(new STSClient({}));',
  },
  {
    kind: "the CDK",
    pattern: /aws-cdk-lib|@aws-cdk\/|constructs\.Construct|aws:cdk:/,
    witness: 'import { Stack } from "aws-cdk-lib"; console.log(new Stack());',
  },
  {
    kind: "Node code",
    pattern:
      /["'`]node:|(?:require|import)\(?["'](?:fs|path|os|child_process|crypto|http|https|net|stream|util)["']|process\.binding/,
    witness: 'import { readFileSync } from "node:fs"; console.log(readFileSync);',
  },
];

describe("the page's scripts", () => {
  const scripts: Record<string, string> = {};
  beforeAll(async () => {
    // Serving says what to do where there is no build.
    await (await serveBuild()).close();
    for (const name of readdirSync(buildFolder, { recursive: true, encoding: "utf8" })) {
      if (name.endsWith(".js")) scripts[name] = readFileSync(join(buildFolder, name), "utf8");
    }
  });

  it("are there, with the lab among them", () => {
    expect(Object.keys(scripts).length).toBeGreaterThan(10);
    // An operation of the simulated account and the id of a check: without them the search below proves nothing.
    const lab = Object.values(scripts).filter((text) => /AuthorizeSecurityGroupIngress/.test(text));
    expect(lab.some((text) => text.includes("endpoint-security-group"))).toBe(true);
  });

  it.each(foreign)("hold nothing of $kind", ({ pattern }) => {
    const found = Object.entries(scripts).flatMap(([name, text]) => {
      const match = pattern.exec(text);
      return match ? [`${name}: …${text.slice(Math.max(0, match.index - 60), match.index + 60)}…`] : [];
    });
    expect(found).toEqual([]);
  });

  it.each(foreign)("would be found out if they held $kind", async ({ pattern, witness }) => {
    const { outputFiles } = await build({
      stdin: { contents: witness, resolveDir: join(root, "lab") },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    expect(outputFiles[0]?.text).toMatch(pattern);
  });

  it("come from the lab, React and a few small packages only", async () => {
    const panel = join(root, "src/components/CheckPanel");
    const { metafile } = await build({
      entryPoints: ["index.tsx", "engine.ts", "token-client-module.ts"].map((name) => join(panel, name)),
      bundle: true,
      write: false,
      metafile: true,
      outdir: "unused",
      format: "esm",
      platform: "browser",
      external: ["react", "@docusaurus/*", "@theme/*"],
      loader: { ".css": "empty" },
      logLevel: "silent",
    });
    const inputs = Object.keys(metafile.inputs);
    const packages = inputs.flatMap((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
    expect([...new Set(packages)].sort()).toEqual(["clsx", "ipaddr.js"]);
    expect(inputs.filter((input) => /lab\/(accounts\/aws|cli|server|cdk)\//.test(input))).toEqual([]);
  });
});
