import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../lab/core/locale.ts";
import { steps } from "../../lab/steps/index.ts";
import { desktop, launchBrowser, newPage, phone } from "./browser.ts";
import { Panel } from "./panel.ts";
import { type SiteServer, serveBuild } from "./serve-build.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let site: SiteServer;
let browser: Browser;
beforeAll(async () => {
  site = await serveBuild();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What axe finds wrong, rule and element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  Object.entries({ desktop, phone }).map(([device, viewport]) => ({ colorScheme, device, viewport })),
);

describe.each(locales)("axe in %s", (locale) => {
  const home = locale === "en" ? "/en/" : "/";

  describe.each(looks)("$colorScheme, $device", ({ colorScheme, viewport }) => {
    it.each([
      home,
      `${home}docs/`,
      `${home}blog/`,
      `${home}blog/what-changed-since-2018/`,
      ...steps.map(({ id }) => `${home}docs/${id}/`),
    ])("finds nothing on %s", async (path) => {
      const { page, context } = await newPage(browser, { colorScheme, viewport });
      await page.goto(site.origin + path, { waitUntil: "networkidle" });
      expect(await violations(page)).toEqual([]);
      await context.close();
    });

    it("finds nothing on a failed check with all behind it open", async () => {
      const { page, context } = await newPage(browser, { colorScheme, viewport });
      const panel = await Panel.open(page, site.origin, locale, "run-command");
      await panel.openDrills();
      await panel.toggle("endpoint-group-lacks-443");
      await panel.check();
      await panel.fault("endpoint-group-lacks-443").locator("summary").click();
      const row = panel.root.locator('[data-check="node-online"]');
      for (const opener of await row.locator("button[aria-expanded]").all()) await opener.click();
      await row.getByText("export default defineCheck").waitFor();
      expect(await violations(page)).toEqual([]);
      // A result that is no longer true looks different.
      await panel.toggle("command-mistyped");
      expect(await violations(page)).toEqual([]);
      await context.close();
    });

    it("finds nothing where my account is chosen", async () => {
      const { page, context } = await newPage(browser, { colorScheme, viewport });
      const panel = await Panel.open(page, site.origin, locale, "interface-endpoint");
      await panel.root.getByText(panel.words.aws).first().click();
      await panel.root.locator("pre").first().waitFor();
      expect(await violations(page)).toEqual([]);
      site.api = (_, response) => response.writeHead(500).end();
      await page.goto(`${page.url()}?token=abc`, { waitUntil: "networkidle" });
      await panel.root.getByText(panel.words.aws).first().click();
      await panel.root.getByText("HTTP 500").waitFor();
      expect(await violations(page)).toEqual([]);
      site.api = null;
      await context.close();
    });
  });
});
