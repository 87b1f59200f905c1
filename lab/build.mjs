// Bundles the command into lab/dist, with everything that it needs: the package has no dependencies at run time.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const lab = dirname(fileURLToPath(import.meta.url));
const repository = dirname(lab);
const dist = join(lab, "dist");
const templates = join(repository, "static", "templates");

/** The bundler, told to write nothing: files land one by one below, so that a running command never misses one. */
const bundle = () =>
  build({
    absWorkingDir: repository,
    entryPoints: { cli: join(lab, "cli", "main.ts") },
    outdir: dist,
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    // `--help` must not load the AWS SDK: what is imported dynamically becomes a file of its own.
    splitting: true,
    // Beside the entry point: what they read relative to themselves is then in the same place for all.
    chunkNames: "[name]-[hash]",
    mainFields: ["module", "main"],
    // CommonJS packages in the bundle ask for Node's own modules with `require`.
    banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
    legalComments: "none",
    logLevel: "warning",
  });

/** Folders of the packages that put code into the bundle. */
function bundledPackages(metafile) {
  const folders = new Set();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const [folder] = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder && bytesInOutput > 0) folders.add(join(repository, folder));
    }
  }
  return [...folders].sort();
}

/** The licence and notice files of a package, which Apache-2.0, MIT and ISC ask to hand on. */
function licenceText(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(name));
  return files.map((name) => readFileSync(join(folder, name), "utf8").trim()).join("\n\n");
}

/** One text for all bundled packages; packages under word-for-word the same text share it. */
function thirdPartyLicences(metafile) {
  const packages = bundledPackages(metafile).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { label: `${name} ${version} (${license})`, license, text: licenceText(folder) };
  });
  // Apache-2.0 is the same text for everybody, and some packages of the AWS SDK leave it out.
  const apache = packages.find(({ license, text }) => license === "Apache-2.0" && text)?.text;
  const byText = new Map();
  for (const { label, license, text } of packages) {
    const whole = text || (license === "Apache-2.0" && apache);
    if (!whole) throw new Error(`${label} has no licence text to hand on`);
    byText.set(whole, [...(byText.get(whole) ?? []), label]);
  }
  const parts = [...byText].map(([text, labels]) => `${labels.join("\n")}\n\n${text}\n`);
  const rule = `\n${"-".repeat(80)}\n\n`;
  return ["The command vpce-lab contains the packages named here, each under its own licence.\n", ...parts].join(rule);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Builds the command. @throws Error when a source does not compile. */
export async function buildCommand() {
  const { outputFiles, metafile } = await bundle();
  const written = new Set();
  const write = (file, put) => {
    mkdirSync(dirname(file), { recursive: true });
    put(file);
    written.add(file);
  };
  for (const name of readdirSync(templates).filter((each) => each.endsWith(".template.json"))) {
    write(join(dist, "templates", name), (file) => copyFileSync(join(templates, name), file));
  }
  write(join(dist, "THIRD-PARTY-LICENSES.txt"), (file) => writeFileSync(file, thirdPartyLicences(metafile)));
  // The entry point last: until then the old one finds its old chunks.
  const entry = join(dist, "cli.js");
  const inOrder = [...outputFiles].sort((a, b) => Number(a.path === entry) - Number(b.path === entry));
  for (const { path, contents } of inOrder) write(path, (file) => writeFileSync(file, contents));
  for (const file of filesUnder(dist)) if (!written.has(file)) rmSync(file);
  const bytes = outputFiles.reduce((sum, file) => sum + file.contents.length, 0);
  return { bytes, folder: relative(repository, dist).split(sep).join("/") };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { bytes, folder } = await buildCommand();
    console.log(`${folder}: ${Math.round(bytes / 1024)} KB`);
  } catch (error) {
    // esbuild has already printed where; its own stack says nothing more.
    if (!error.errors) console.error(`build.mjs: ${error.message}`);
    process.exitCode = 1;
  }
}
