// Whether the built site still matches its sources: by content, so that a checkout or a copy does not look changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const stamp = join(root, ".cache", "site.sha256");

const inputs = [
  "blog",
  "docs",
  "i18n",
  "lab",
  "scripts",
  "src",
  "static",
  "docusaurus.config.ts",
  "package.json",
  "package-lock.json",
  "sidebars.ts",
];

// What is built, and the parts of the lab that no page may import.
const left = [
  "lab/accounts/aws",
  "lab/bin",
  "lab/cdk",
  "lab/cli",
  "lab/dist",
  "lab/node_modules",
  "lab/server",
  "lab/site",
];

const posix = (path) => relative(root, path).split(sep).join("/");

function isInput(path) {
  if (left.includes(path) || path.endsWith(".test.ts")) return false;
  return !path.startsWith("lab/") || !/\.\w+$/.test(path) || path.endsWith(".ts");
}

function filesOf(path) {
  if (!existsSync(path) || !isInput(posix(path))) return [];
  try {
    return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
  } catch (error) {
    if (error.code !== "ENOTDIR") throw error;
    return [path];
  }
}

const hash = (content) => createHash("sha256").update(content).digest("hex");

/** A hash of everything that the site is made from. */
export function siteHash() {
  const files = inputs.flatMap((name) => filesOf(join(root, name))).sort();
  const lines = files.map((file) => `${posix(file)} ${hash(readFileSync(file))}`);
  // These two change what is built; see docusaurus.config.ts.
  return hash([process.env.SITE_URL ?? "", process.env.BASE_URL ?? "", ...lines].join("\n"));
}

/** Whether the site in build/ was made from what a hash stands for. */
export function isFresh(current) {
  if (!existsSync(stamp) || !existsSync(join(root, "build", "index.html"))) return false;
  return readFileSync(stamp, "utf8").trim() === current;
}

/** Forgets that the site was built: what follows may be interrupted. */
export const markStale = () => rmSync(stamp, { force: true });

/** Remembers what the site in build/ was made from. */
export function markFresh(current) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${current}\n`);
}
