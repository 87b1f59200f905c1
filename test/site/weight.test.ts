import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, newPage, phone } from "./browser.ts";
import { Panel } from "./panel.ts";
import { type SiteServer, serveBuild } from "./serve-build.ts";

/** What a stock Docusaurus page weighs, gzipped, over all its requests on a phone. */
const stockBytes = 255 * 1024;

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

/** Counts what comes over the wire, headers included. */
async function weigh(session: CDPSession): Promise<{ bytes: number; requests: number }> {
  const weight = { bytes: 0, requests: 0 };
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    weight.bytes += encodedDataLength;
    weight.requests += 1;
  });
  return weight;
}

const written = ({ bytes, requests }: { bytes: number; requests: number }) =>
  `${(bytes / 1024).toFixed(1)} KiB in ${requests} requests`;

describe("weight on a phone", () => {
  it.each(["/", "/en/", "/docs/", "/en/docs/"])("%s is no heavier than a stock page", async (path) => {
    const { page, context } = await newPage(browser, { viewport: phone, isMobile: true });
    const weight = await weigh(await context.newCDPSession(page));
    await page.goto(site.origin + path, { waitUntil: "networkidle" });
    console.log(`${path}: ${written(weight)}`);
    expect(weight.bytes).toBeGreaterThan(50 * 1024);
    expect(weight.bytes).toBeLessThanOrEqual(stockBytes);
    await context.close();
  });

  it.each(["ko", "en"] as const)(
    "a step's page in %s is not either, and loads the lab only when it is used",
    async (locale) => {
      const { page, context } = await newPage(browser, { viewport: phone, isMobile: true });
      const weight = await weigh(await context.newCDPSession(page));
      const panel = await Panel.open(page, site.origin, locale, "interface-endpoint");
      const before = { ...weight };
      await panel.check();
      await page.waitForLoadState("networkidle");
      console.log(`interface-endpoint (${locale}): ${written(before)}; after the first check ${written(weight)}`);
      expect(before.bytes).toBeLessThanOrEqual(stockBytes);
      expect(weight.requests).toBeGreaterThan(before.requests);
      await context.close();
    },
  );
});
