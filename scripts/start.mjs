// npm start: builds what is stale, then serves the course and its checks. `npm start -- --port 5000` picks the port.
import { join } from "node:path";
import { buildSite } from "./build.mjs";
import { root } from "./stale.mjs";

const args = process.argv.slice(2);
const asksOnly = args.some((arg) => ["-h", "--help"].includes(arg));
const named = args.some((arg) => arg === "--site" || arg.startsWith("--site="));
try {
  if (!asksOnly) await buildSite();
  // In this process: Ctrl-C and the exit code are then the server's own.
  process.argv.splice(2, args.length, "serve", ...(named ? [] : ["--site", join(root, "build")]), ...args);
  await import("../lab/dist/cli.js");
} catch (error) {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
}
