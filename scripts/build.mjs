// npm run build: the command in lab/dist and the site, in both languages, in build/. What is current stays.
// npm run build -- --force builds the site in any case.
import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { buildCommand } from "../lab/build.mjs";
import { isFresh, markFresh, markStale, root, siteHash } from "./stale.mjs";

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Puts every check's source where the page that embeds the check can show it: /checks/<check-id>.ts. */
function copyCheckSources() {
  const from = join(root, "lab", "steps");
  const to = join(root, ".generated", "static", "checks");
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const sources = readdirSync(from, { recursive: true }).filter((name) => name.endsWith(".check.ts"));
  for (const source of sources)
    copyFileSync(join(from, source), join(to, basename(source).replace(".check.ts", ".ts")));
}

/** Runs `docusaurus build` into a folder. @throws Error when it fails. */
function docusaurusBuild(outDir) {
  const bin = join(root, "node_modules", "@docusaurus", "core", "bin", "docusaurus.mjs");
  const child = spawn(process.execPath, [bin, "build", "--out-dir", outDir], {
    cwd: root,
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Where it puts the pages for now, and a command that is not ours, would mislead.
  createInterface(child.stdout).on("line", (line) => {
    if (!/Generated static files in|npm run serve/.test(line)) console.log(line);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`docusaurus build ended with ${signal ?? `exit code ${code}`}`)),
    );
  });
}

/** Builds the site aside and puts it into build/ once it is whole: a server keeps its pages until then. */
async function replaceSite() {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const aside = mkdtempSync(join(root, ".cache", "site-"));
  // Docusaurus renders pages with CommonJS files in that folder, which the repository's "type": "module" would forbid.
  writeFileSync(join(root, ".cache", "package.json"), '{ "type": "commonjs" }\n');
  try {
    await docusaurusBuild(aside);
    rmSync(join(root, "build"), { recursive: true, force: true });
    renameSync(aside, join(root, "build"));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * Builds the command, and the site where its sources have changed since it was built.
 * @throws Error when something does not build; the site then counts as not built.
 */
export async function buildSite({ force = false } = {}) {
  let since = Date.now();
  await buildCommand();
  console.log(`vpce-lab: built (${seconds(since)})`);
  // Before the build: what changes meanwhile is not in it.
  const current = siteHash();
  copyCheckSources();
  if (!force && isFresh(current)) {
    console.log("site: current");
    return;
  }
  markStale();
  since = Date.now();
  console.log(
    existsSync(join(root, "build")) ? "site: sources changed, building…" : "site: building for the first time…",
  );
  await replaceSite();
  markFresh(current);
  console.log(`site: built (${seconds(since)})`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await buildSite({ force: process.argv.includes("--force") });
  } catch (error) {
    console.error(`build: ${error.message}`);
    process.exitCode = 1;
  }
}
