// Before `npm pack` and `npm publish`: a current command and the built course, so that the package can serve it.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSite } from "../scripts/build.mjs";
import { root } from "../scripts/stale.mjs";

const site = join(root, "lab", "site");
try {
  await buildSite();
  rmSync(site, { recursive: true, force: true });
  cpSync(join(root, "build"), site, { recursive: true });
} catch (error) {
  console.error(`pack: ${error.message}`);
  process.exitCode = 1;
}
