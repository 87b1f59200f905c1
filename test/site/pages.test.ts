import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../lab/core/locale.ts";
import { steps } from "../../lab/steps/index.ts";
import { desktop, launchBrowser, newPage, phone } from "./browser.ts";
import { stepPath } from "./panel.ts";
import { buildFolder, type SiteServer, serveBuild } from "./serve-build.ts";

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

const sitemaps = ["sitemap.xml", "en/sitemap.xml"];
const pathsOf = (sitemap: string) =>
  [...readFileSync(join(buildFolder, sitemap), "utf8").matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = ""]) => new URL(address).pathname,
  );

describe("every page of the site", () => {
  it("is in the sitemap, the steps in each language among them", () => {
    const listed = sitemaps.flatMap(pathsOf);
    for (const locale of locales) for (const { id } of steps) expect(listed).toContain(stepPath(locale, id));
  });

  it.each(sitemaps)("of %s loads whole, without a complaint and without sideways scroll", async (sitemap) => {
    const { page, context, complaints } = await newPage(browser);
    for (const path of pathsOf(sitemap)) {
      const response = await page.goto(site.origin + path, { waitUntil: "networkidle" });
      expect(response?.status(), path).toBe(200);
      expect(await page.locator("h1, h2").count(), path).toBeGreaterThan(0);
      for (const viewport of [phone, desktop]) {
        await page.setViewportSize(viewport);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          path,
        ).toBeLessThanOrEqual(0);
      }
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(locales)("of a step has a panel, and every check's source, in %s", async (locale) => {
    for (const { id, checks } of steps) {
      const html = await (await fetch(site.origin + stepPath(locale, id))).text();
      expect(html, id).toContain(`data-check-panel=${id}`);
      for (const check of checks) {
        const source = await fetch(`${site.origin}${locale === "en" ? "/en" : ""}/checks/${check.id}.ts`);
        expect(await source.text(), check.id).toContain(`id: "${check.id}"`);
      }
    }
  });
});
