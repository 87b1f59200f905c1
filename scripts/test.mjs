// npm test: everything that can be tested on this machine, and a loud word about what cannot.
//   npm test                    all of it
//   npm test -- unit site       some stages (see --help)
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "./build.mjs";
import { haveChromium, howToGetChromium } from "./chromium.mjs";

const has = (command) => spawnSync("which", [command], { stdio: "ignore" }).status === 0;
const node = process.execPath;
const reports = mkdtempSync(join(tmpdir(), "vpce-lab-test-"));

/** Runs a command with the terminal's own output. Resolves to whether it exited with 0. */
function run(command, words, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, words, { stdio: "inherit", env: { ...process.env, ...env } });
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      done(false);
    });
    child.on("exit", (code) => done(code === 0));
  });
}

/** Counts of a command that is one test in itself. */
const one = async (ok) => ({ passed: (await ok) ? 1 : 0, failed: (await ok) ? 0 : 1 });

/** Runs one vitest project. A skipped test counts as failed: nobody reads about it otherwise. */
async function project(name, env) {
  const file = join(reports, `${name}.json`);
  const words = ["node_modules/vitest/vitest.mjs", "run", "--project", name];
  const ok = await run(node, [...words, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`], env);
  try {
    const {
      numPassedTests: passed,
      numFailedTests,
      numPendingTests,
      numTodoTests,
    } = JSON.parse(readFileSync(file, "utf8"));
    const failed = numFailedTests + numPendingTests + numTodoTests;
    // A suite that fails before its tests are collected has no failed test, and still fails.
    return { passed, failed: ok ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function withChromium(go) {
  const chromium = await haveChromium();
  return chromium ? go({ CHROMIUM_PATH: chromium }) : { cannot: howToGetChromium };
}

const succeeded = () => true;
const complained = (error) => {
  console.error(error.message);
  return false;
};

/** Stage to what it does: counts, or why it cannot run here. */
const stages = {
  lint: () => one(run(node, ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"])),
  types: () => one(run("npm", ["run", "--silent", "typecheck"])),
  build: () => one(buildSite().then(succeeded, complained)),
  unit: () => project("unit"),
  command: () => project("command"),
  site: () => withChromium((env) => project("site", env)),
  emulator: () =>
    has("python3") ? project("emulator") : { cannot: "no python3: the tests against the AWS emulator (moto) need it" },
  namespaces: () => {
    const missing = ["ip", "nft", "dnsmasq", "curl", "openssl"].filter((command) => !has(command));
    if (process.getuid?.() !== 0) return { cannot: "not root: network namespaces cannot be made" };
    if (missing.length > 0)
      return { cannot: `no ${missing.join(", ")}: the probe cannot be run in network namespaces` };
    return project("namespaces");
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((word) => !Object.hasOwn(stages, word));
if (unknown.length > 0) {
  const help = unknown.includes("--help") || unknown.includes("-h");
  const text = `npm test [-- <stage>…]\nStages, in order: ${Object.keys(stages).join(", ")}.\nWith CI=true a stage that cannot run is a failure.`;
  (help ? console.log : console.error)(help ? text : `No such stage: ${unknown.join(", ")}\n${text}`);
  process.exit(help ? 0 : 2);
}

const results = [];
try {
  for (const [name, go] of Object.entries(stages)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n▶ ${name}`);
    const started = Date.now();
    results.push({ name, ...(await go()), seconds: (Date.now() - started) / 1000 });
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}

console.log("\nStage         passed  failed  seconds");
for (const { name, passed = 0, failed = 0, seconds, cannot } of results) {
  const counts = cannot ? "   NOT RUN    " : `${String(passed).padStart(6)}  ${String(failed).padStart(6)}`;
  console.log(`${name.padEnd(12)}  ${counts}  ${seconds.toFixed(1).padStart(7)}`);
}
const cannot = results.filter((result) => result.cannot);
const mustRun = process.env.CI === "true";
if (cannot.length > 0) {
  console.log(`\n!! NOT TESTED on this machine${mustRun ? ", and CI=true makes that a failure" : ""}:`);
  for (const { name, cannot: why } of cannot) console.log(`!!   ${name}: ${why}`);
}
const passed = results.reduce((sum, result) => sum + (result.passed ?? 0), 0);
const failed = results.reduce((sum, result) => sum + (result.failed ?? 0), mustRun ? cannot.length : 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
