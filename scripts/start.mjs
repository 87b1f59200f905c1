// npm start: builds what is stale, then serves the course and its checks. `npm start -- --port 5000` picks the port.
import { join } from "node:path";
import { root } from "./stale.mjs";

const args = process.argv.slice(2);
const asksOnly = args.some((arg) => ["-h", "--help"].includes(arg));
const named = args.some((arg) => arg === "--site" || arg.startsWith("--site="));
try {
  // Imported here, so that a clone without its packages gets a sentence and not a stack.
  const { buildSite } = await import("./build.mjs");
  if (!asksOnly) await buildSite();
  // In this process: Ctrl-C and the exit code are then the server's own.
  process.argv.splice(2, args.length, "serve", ...(named ? [] : ["--site", join(root, "build")]), ...args);
  await import("../lab/dist/cli.js");
} catch (error) {
  const missing = error.code === "ERR_MODULE_NOT_FOUND";
  console.error(`start: ${missing ? "packages are missing. Run / 먼저 실행하세요: npm ci" : error.message}`);
  process.exitCode = 1;
}
