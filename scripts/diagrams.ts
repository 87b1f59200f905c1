/**
 * Renders docs/diagrams/<step>.<locale>.mmd to static/img/diagrams/<step>.<locale>.<theme>.svg.
 *
 *   npm run diagrams              render what is stale (`--all`: render everything)
 *   npm run diagrams -- --check   exit 1 when a committed picture does not match its source; needs no browser
 *
 * The pictures are committed, so Mermaid never reaches a reader's browser. Each one carries a hash of everything it
 * was made from: its source, the renderer below and Mermaid's version.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, howToGetChromium } from "./chromium.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const sourceDir = join(root, "docs/diagrams");
const outputDir = join(root, "static/img/diagrams");
const sizesFile = join(root, "src/components/Diagram/sizes.json");
const require = createRequire(import.meta.url);

const fontFamily = '"Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR", Roboto, sans-serif';

/** Each word may be used in a source: the classes as `:::instance`, the colours as `$blocked` in a linkStyle. */
const themes = {
  light: {
    text: "#1f2933",
    line: "#52606d",
    ground: "#ffffff",
    vpc: "#f7f9fc",
    vpcLine: "#9aa8b8",
    instance: ["#dcebfb", "#1f5fa8"],
    endpoint: ["#d9f2e3", "#17734a"],
    rule: ["#fff3d6", "#8a5a00"],
    service: ["#eee6fa", "#6a3fb0"],
    person: ["#f1f3f5", "#52606d"],
    blocked: "#b42318",
    open: "#17734a",
  },
  dark: {
    text: "#eef2f6",
    line: "#b3bfcc",
    ground: "#1b1f24",
    vpc: "#222831",
    vpcLine: "#66748a",
    instance: ["#17344f", "#79b8f5"],
    endpoint: ["#153d2b", "#6fd6a0"],
    rule: ["#453410", "#f2c15f"],
    service: ["#33254d", "#c0a2f2"],
    person: ["#2d343d", "#b3bfcc"],
    blocked: "#ff8a7d",
    open: "#6fd6a0",
  },
} as const;
type Theme = keyof typeof themes;
const classes = ["instance", "endpoint", "rule", "service", "person"] as const;

const mermaidConfig = (theme: Theme) => {
  const c = themes[theme];
  return {
    startOnLoad: false,
    securityLevel: "strict",
    deterministicIds: true,
    deterministicIDSeed: "vpce-lab",
    htmlLabels: false,
    theme: "base",
    fontFamily,
    fontSize: 15,
    flowchart: {
      htmlLabels: false,
      useMaxWidth: false,
      curve: "basis",
      padding: 12,
      diagramPadding: 8,
      nodeSpacing: 16,
      rankSpacing: 40,
      wrappingWidth: 320,
      subGraphTitleMargin: { top: 4, bottom: 10 },
    },
    themeVariables: {
      darkMode: theme === "dark",
      fontFamily,
      fontSize: "15px",
      background: c.ground,
      primaryColor: c.person[0],
      primaryBorderColor: c.person[1],
      primaryTextColor: c.text,
      textColor: c.text,
      titleColor: c.text,
      lineColor: c.line,
      clusterBkg: c.vpc,
      clusterBorder: c.vpcLine,
      edgeLabelBackground: c.vpc,
    },
  };
};

/** The source as Mermaid gets it for one theme: colours filled in, classes defined. */
const themed = (source: string, theme: Theme): string => {
  const c = themes[theme];
  const coloured = source.replace(
    /\$(blocked|open|line|text)\b/g,
    (_, word: "blocked" | "open" | "line" | "text") => c[word],
  );
  const defs = classes.map(
    (name) => `  classDef ${name} fill:${c[name][0]},stroke:${c[name][1]},color:${c.text},stroke-width:1.5px`,
  );
  return `${coloured.trimEnd()}\n\n${defs.join("\n")}\n`;
};

const mermaidVersion: string = require("mermaid/package.json").version;
const renderer = readFileSync(fileURLToPath(import.meta.url), "utf8");

const jobs = readdirSync(sourceDir)
  .filter((file) => file.endsWith(".mmd"))
  .sort()
  .flatMap((file) =>
    (Object.keys(themes) as Theme[]).map((theme) => {
      const name = `${file.slice(0, -".mmd".length)}.${theme}`;
      const source = readFileSync(join(sourceDir, file), "utf8");
      const hash = createHash("sha256")
        .update([source, theme, renderer, mermaidVersion].join("\0"))
        .digest("hex")
        .slice(0, 16);
      return { file, name, theme, source, hash, output: join(outputDir, `${name}.svg`) };
    }),
  );
type Job = (typeof jobs)[number];

const stamp = (hash: string) => `<!-- made by npm run diagrams; source ${hash} -->`;
const isFresh = (job: Job) => existsSync(job.output) && readFileSync(job.output, "utf8").includes(stamp(job.hash));
const strays = () =>
  existsSync(outputDir)
    ? readdirSync(outputDir).filter((file) => file.endsWith(".svg") && !jobs.some((job) => `${job.name}.svg` === file))
    : [];

function check(): never {
  const stale = jobs
    .filter((job) => !isFresh(job))
    .map((job) => `stale: static/img/diagrams/${job.name}.svg (docs/diagrams/${job.file})`);
  const stray = strays().map((file) => `no source: static/img/diagrams/${file}`);
  for (const line of [...stale, ...stray]) console.error(line);
  if (stale.length + stray.length > 0) {
    console.error("Run `npm run diagrams` and commit the result.");
    process.exit(1);
  }
  console.log(`${jobs.length} pictures match their sources.`);
  process.exit(0);
}

async function render(todo: Job[]): Promise<void> {
  const executablePath = await findChromium();
  if (!executablePath) {
    console.error(howToGetChromium);
    process.exit(1);
  }
  const { chromium: playwright } = await import("playwright-core");
  const asRoot = process.getuid?.() === 0;
  const browser = await playwright.launch({
    executablePath,
    args: ["--disable-gpu", "--disable-background-networking", ...(asRoot ? ["--no-sandbox"] : [])],
  });
  try {
    for (const job of todo) {
      const page = await browser.newPage({ locale: job.file.includes(".ko.") ? "ko-KR" : "en-US" });
      await page.setContent("<!doctype html><html><body></body></html>");
      await page.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
      const svg = await page.evaluate(renderInPage, {
        id: `d-${job.name.replaceAll(".", "-")}`,
        source: themed(job.source, job.theme),
        config: mermaidConfig(job.theme),
        inside: themes[job.theme].vpc,
        outside: themes[job.theme].ground,
      });
      await page.close();
      writeFileSync(job.output, `${svg.replace(/^<svg /, `${stamp(job.hash)}\n<svg `)}\n`);
      console.log(`rendered ${job.name}.svg`);
    }
  } finally {
    await browser.close();
  }
}

/** Runs in the browser: draws, drops the style rules that match nothing, and serialises well-formed XML. */
async function renderInPage(args: {
  id: string;
  source: string;
  config: object;
  inside: string;
  outside: string;
}): Promise<string> {
  // biome-ignore lint/suspicious/noExplicitAny: Mermaid's browser bundle announces itself as a bare global.
  const mermaid = (globalThis as any).mermaid;
  mermaid.initialize(args.config);
  const { svg: drawn } = await mermaid.render(args.id, args.source);
  document.body.innerHTML = drawn;
  const svg = document.body.querySelector("svg") as SVGSVGElement;
  if (svg.querySelector("foreignObject")) throw new Error("foreignObject in the picture: <img> would show nothing");

  const style = svg.querySelector<SVGStyleElement>("style") as SVGStyleElement;
  const rules = [...(style.sheet?.cssRules ?? [])].filter(
    (rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && document.querySelector(rule.selectorText) !== null,
  );
  style.textContent = rules.map((rule) => rule.cssText).join("\n");
  for (const label of svg.querySelectorAll("g.edgeLabel")) if (!label.textContent?.trim()) label.remove();

  // No named inner functions in here: tsx would wrap them in a helper that the page does not have.
  for (const line of svg.querySelectorAll("tspan.text-outer-tspan")) {
    const words = [...line.children];
    const weight = words[0]?.getAttribute("font-weight") ?? "normal";
    if (words.some((word) => word.getAttribute("font-weight") !== weight)) continue;
    line.replaceChildren(line.textContent ?? "");
    if (weight === "bold") line.setAttribute("font-weight", "bold");
  }
  for (const text of svg.querySelectorAll(".node text, .edgeLabel text")) {
    const lines = [...text.querySelectorAll("tspan.text-outer-tspan")];
    for (const [i, line] of lines.entries()) {
      const extra = (i - (lines.length - 1) / 2) * 0.22;
      line.setAttribute("y", `${(Number.parseFloat(line.getAttribute("y") ?? "0") + extra).toFixed(2)}em`);
    }
  }
  // Mermaid has no arrow that points backwards; `a <--> b` with one head taken off is one.
  for (const [, id] of args.source.matchAll(/^\s*%% no head at the end of (\S+)$/gm))
    svg.querySelector(`[data-id="${id}"]`)?.removeAttribute("marker-end");
  // Frames come out wider than what they hold; on a phone that width is the size of the letters.
  for (const frame of svg.querySelectorAll<SVGRectElement>("g.cluster > rect")) {
    const outer = frame.getBoundingClientRect();
    const held = [...svg.querySelectorAll(".node, g.edgeLabel")]
      .map((item) => item.getBoundingClientRect())
      .filter((item) => item.top >= outer.top && item.bottom <= outer.bottom);
    const left = Math.min(...held.map((item) => item.left)) - 16 - outer.left;
    const right = outer.right - Math.max(...held.map((item) => item.right)) - 16;
    frame.setAttribute("x", String(frame.x.baseVal.value + left));
    frame.setAttribute("width", String(frame.width.baseVal.value - left - right));
  }
  // A frame's title goes to its upper left corner, on one line, where no arrow crosses it.
  for (const cluster of svg.querySelectorAll("g.cluster")) {
    const frame = cluster.querySelector("rect") as SVGRectElement;
    frame.setAttribute("rx", "6");
    const label = cluster.querySelector(".cluster-label") as SVGGElement;
    const title = [...label.querySelectorAll("tspan.text-outer-tspan")]
      .map((line) => line.textContent?.trim())
      .join(" ");
    const x = frame.x.baseVal.value + 12;
    const y = frame.y.baseVal.value + 21;
    label.removeAttribute("transform");
    label.innerHTML = `<text x="${x}" y="${y}" font-size="13" font-weight="bold"></text>`;
    (label.firstChild as SVGTextElement).textContent = title;
  }
  // A label hides the line under it: with the frame's colour inside a frame, with the page's outside.
  for (const label of svg.querySelectorAll("g.edgeLabel")) {
    const at = label.getBoundingClientRect();
    const inside = [...svg.querySelectorAll("g.cluster > rect")].some((frame) => {
      const box = frame.getBoundingClientRect();
      return at.top >= box.top && at.bottom <= box.bottom;
    });
    label.querySelector("rect")?.setAttribute("style", `opacity:1;fill:${inside ? args.inside : args.outside}`);
  }
  for (const rect of svg.querySelectorAll(".node > rect")) rect.setAttribute("rx", "6");
  for (const empty of svg.querySelectorAll(".node .label rect, .cluster-label rect")) empty.remove();
  for (const path of svg.querySelectorAll("[data-points]")) path.removeAttribute("data-points");

  const used = new Set([...svg.outerHTML.matchAll(/url\(#([^)"]+)\)/g)].map((match) => match[1]));
  for (const marker of svg.querySelectorAll("marker")) if (!used.has(marker.id)) marker.remove();
  const drawing = svg.querySelector<SVGGElement>("g.root")?.getBBox() as DOMRect;
  const box = [
    Math.floor(drawing.x) - 6,
    Math.floor(drawing.y) - 6,
    Math.ceil(drawing.width) + 13,
    Math.ceil(drawing.height) + 13,
  ];
  svg.setAttribute("viewBox", box.join(" "));
  svg.setAttribute("width", String(box[2]));
  svg.setAttribute("height", String(box[3]));
  for (const name of ["style", "role", "aria-roledescription"]) svg.removeAttribute(name);
  return new XMLSerializer().serializeToString(svg);
}

/** Width and height of every picture, so that the page reserves its place before it loads. */
function writeSizes(): void {
  const sizes: Record<string, { width: number; height: number }> = {};
  for (const job of jobs) {
    const svg = readFileSync(job.output, "utf8");
    const size = (name: string) => Number(svg.match(new RegExp(`<svg [^>]*\\b${name}="(\\d+)"`))?.[1]);
    sizes[job.name] = { width: size("width"), height: size("height") };
  }
  writeFileSync(sizesFile, `${JSON.stringify(sizes, null, 2)}\n`);
}

if (process.argv.includes("--check")) check();
mkdirSync(outputDir, { recursive: true });
for (const file of strays()) rmSync(join(outputDir, file));
const todo = jobs.filter((job) => process.argv.includes("--all") || !isFresh(job));
if (todo.length > 0) await render(todo);
else console.log("Every picture is fresh.");
writeSizes();
