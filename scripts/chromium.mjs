import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const fixed = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The path of a Chromium on this system; undefined when there is none. */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const system = [...onPath, ...fixed].find((path) => existsSync(path));
  if (system) return system;
  const { chromium } = await import("playwright-core");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

const run = (command, words) => spawnSync(command, words, { stdio: "inherit" }).status === 0;

/**
 * The path of a Chromium, installed when there is none: with Playwright, else through apt as root.
 * @returns undefined when neither works.
 */
export async function haveChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log("No Chromium found on this system. Installing one with Playwright…");
  if (
    !run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]) &&
    process.getuid?.() === 0
  ) {
    console.log("Playwright could not. Installing Debian's package…");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"]);
  }
  return findChromium();
}

/** What to tell someone whose system has none. */
export const howToGetChromium =
  "no Chromium: install Chrome or Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH to one";
