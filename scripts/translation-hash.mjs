/**
 * An English page says which Korean text it translates: `source_hash` in its front matter is the first 16 hex digits
 * of the SHA-256 of the Korean file.
 *
 *   node scripts/translation-hash.mjs --check          exit 1 when an English page is missing or older than its source
 *   node scripts/translation-hash.mjs --write [page…]  stamp the pages (all of them, or those named) as up to date
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sourceDir = join(root, "docs");
const targetDir = join(root, "i18n/en/docusaurus-plugin-content-docs/current");

const pages = (dir) =>
  readdirSync(dir, { recursive: true })
    .filter((file) => /\.mdx?$/.test(file))
    .sort();
const stamped = /^(---\n(?:(?!---\n).*\n)*?)source_hash: ([0-9a-f]*)\n/;

const [mode, ...only] = process.argv.slice(2);
if (mode !== "--check" && mode !== "--write") {
  console.error("usage: node scripts/translation-hash.mjs --check | --write [page…]");
  process.exit(2);
}
const wanted = (page) => only.length === 0 || only.some((name) => basename(page).replace(/\.mdx?$/, "") === name);

let problems = 0;
const problem = (text) => {
  problems += 1;
  console.error(text);
};

const sources = pages(sourceDir);
for (const page of sources.filter(wanted)) {
  const target = join(targetDir, page);
  const hash = createHash("sha256")
    .update(readFileSync(join(sourceDir, page)))
    .digest("hex")
    .slice(0, 16);
  if (!existsSync(target)) {
    problem(`${page}: no English page; write i18n/en/docusaurus-plugin-content-docs/current/${page}`);
    continue;
  }
  const text = readFileSync(target, "utf8");
  const found = text.match(stamped)?.[2];
  if (found === hash) continue;
  if (mode === "--check") {
    problem(`${page}: the Korean page changed (${hash}, the English one says ${found ?? "nothing"})`);
  } else {
    const line = `source_hash: ${hash}\n`;
    writeFileSync(
      target,
      found === undefined ? text.replace(/^---\n/, `---\n${line}`) : text.replace(stamped, `$1${line}`),
    );
    console.log(`${page}: ${hash}`);
  }
}
for (const page of pages(targetDir))
  if (!sources.includes(page)) problem(`${page}: no Korean page of this name in docs/`);
process.exit(problems > 0 ? 1 : 0);
