import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { gatherers } from "../accounts/aws/gatherers.ts";
import { templateMessages } from "../accounts/simulated/index.ts";
import { snapshotMessages } from "../accounts/snapshot/index.ts";
import { locales, placeholders } from "../core/locale.ts";
import { requiredArtifacts } from "../core/run.ts";
import { runnerMessages } from "../core/runner-messages.ts";
import { faults, steps } from "./index.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const koreanPage = (id: string) => `docs/${id}.mdx`;
const englishPage = (id: string) => `i18n/en/docusaurus-plugin-content-docs/current/${id}.mdx`;

/** What a step's folder holds, by file ending. */
const inFolder = (stepId: string, ending: string) =>
  readdirSync(join(root, "lab/steps", stepId))
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name, ending))
    .sort();

const folders = readdirSync(join(root, "lab/steps"), { withFileTypes: true }).flatMap((each) =>
  each.isDirectory() ? each.name : [],
);
const kebabNoun = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Fenced code, in order: commands and outputs are the same bytes in every language. */
const codeBlocks = (text: string) => [...text.matchAll(/^[ \t]*```[\s\S]*?^[ \t]*```$/gm)].map(([block]) => block);
const anchors = (text: string) => [...text.matchAll(/^#+ .*\{#([\w-]+)\}/gm)].map((match) => match[1]);
const components = (text: string) =>
  [...text.matchAll(/<([A-Z]\w+)([^>]*)/g)].map(
    ([, name, rest = ""]) => `${name} ${rest.match(/(?:step|value|groupId)="[^"]*"/g)?.join(" ") ?? ""}`,
  );

describe("the list of steps", () => {
  it("holds every folder of lab/steps, once", () => {
    expect(steps.map(({ id }) => id).sort(), "register the folder's step.ts in lab/steps/index.ts").toEqual(
      folders.sort(),
    );
  });

  it("gives every check and fault an id of its own", () => {
    const ids = [...steps.flatMap((step) => step.checks.map(({ id }) => id)), ...faults.map(({ id }) => id)];
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !kebabNoun.test(id))).toEqual([]);
  });
});

describe.each(steps)("step $id", (step) => {
  it("registers every check file, under the file's name", () => {
    expect(step.checks.map(({ id }) => id).sort(), `list them in lab/steps/${step.id}/step.ts`).toEqual(
      inFolder(step.id, ".check.ts"),
    );
  });

  it("registers every fault file, under the file's name", () => {
    expect(step.faults.map(({ id }) => id).sort(), `list them in lab/steps/${step.id}/step.ts`).toEqual(
      inFolder(step.id, ".fault.ts"),
    );
  });

  it("has its page in both languages, with its slug", () => {
    for (const page of [koreanPage(step.id), englishPage(step.id)])
      expect(existsSync(join(root, page)), `add ${page}`).toBe(true);
    expect(read(koreanPage(step.id)), `embed <CheckPanel step="${step.id}" />`).toContain(
      `<CheckPanel step="${step.id}"`,
    );
  });

  it("has the same code blocks, anchors and components in both languages", () => {
    const [korean, english] = [read(koreanPage(step.id)), read(englishPage(step.id))];
    expect(codeBlocks(english)).toEqual(codeBlocks(korean));
    expect(codeBlocks(korean).length).toBeGreaterThan(0);
    expect(anchors(english)).toEqual(anchors(korean));
    expect(components(english)).toEqual(components(korean));
  });

  it("has its diagram drawn in both languages, light and dark", () => {
    for (const locale of locales) {
      for (const theme of ["light", "dark"]) {
        const image = `static/img/diagrams/${step.id}.${locale}.${theme}.svg`;
        expect(existsSync(join(root, image)), `${image}: run npm run diagrams`).toBe(true);
      }
    }
  });
});

describe.each(steps.flatMap((step) => step.checks))("check $id", (check) => {
  it("says the same in both languages, with the same placeholders", () => {
    expect(Object.keys(check.messages.en).sort()).toEqual(Object.keys(check.messages.ko).sort());
    for (const [id, korean] of Object.entries(check.messages.ko)) {
      const english = check.messages.en[id] ?? "";
      expect(english, `${id} in en`).not.toBe("");
      expect(placeholders(english), id).toEqual(placeholders(korean));
      expect(korean, `${id} in ko`).toMatch(/[가-힣]/);
      expect(english, `${id} in en`).not.toMatch(/[가-힣]/);
      expect(korean, `${id}: write the particle as {name:이/가}`).not.toMatch(
        /\}(이|가|을|를|은|는|과|와|로|으로|\(으\)로)(?=[ .,(])/,
      );
    }
  });

  it("has a title in both languages", () => {
    expect(check.title.ko).toMatch(/[가-힣]/);
    expect(check.title.en).toMatch(/^[^가-힣]+$/);
  });
});

describe("artifacts", () => {
  it("have an AWS gatherer each, with the IAM actions it needs", () => {
    const names = [...requiredArtifacts(steps), ...faults.flatMap((fault) => fault.requires)];
    for (const name of new Set(names)) {
      expect(gatherers[name], `add a gatherer for ${name} in lab/accounts/aws`).toBeDefined();
      for (const action of gatherers[name].actions) expect(action).toMatch(/^[a-z0-9]+:[A-Z]\w+$/);
    }
  });
});

describe("texts beside the checks", () => {
  it.each(Object.entries({ runnerMessages, templateMessages, snapshotMessages }))(
    "%s have equal placeholders",
    (_, table) => {
      const { ko, en } = table as Record<"ko" | "en", Record<string, string>>;
      expect(Object.keys(en)).toEqual(Object.keys(ko));
      for (const [id, text] of Object.entries(ko)) expect(placeholders(en[id] ?? ""), id).toEqual(placeholders(text));
    },
  );
});

describe("what is made from sources", () => {
  const script = (...words: string[]) => spawnSync("node", words, { cwd: root, encoding: "utf8" });

  it("has translations as new as their Korean pages", () => {
    const { status, stderr } = script("scripts/translation-hash.mjs", "--check");
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("has diagrams as new as their Mermaid sources", () => {
    const { status, stdout, stderr } = script("node_modules/tsx/dist/cli.mjs", "scripts/diagrams.ts", "--check");
    expect(`${stdout}${stderr}`).not.toMatch(/stale|missing/i);
    expect(status).toBe(0);
  });
});
