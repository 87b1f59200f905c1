import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { locales } from "../../lab/core/locale.ts";
import { steps, stepsThrough } from "../../lab/steps/index.ts";
import { launchBrowser, newPage, phone, type Watched } from "./browser.ts";
import { Panel } from "./panel.ts";
import { type SiteServer, serveBuild } from "./serve-build.ts";

let site: SiteServer;
let browser: Browser;
let watched: Watched;
beforeAll(async () => {
  site = await serveBuild();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  watched = await newPage(browser);
});
afterEach(async () => {
  await watched.context.close();
  expect(watched.complaints).toEqual([]);
});

const open = (locale: (typeof locales)[number], step: string) => Panel.open(watched.page, site.origin, locale, step);
const checksThrough = (step: string) => stepsThrough(step).flatMap(({ checks }) => checks.map(({ id }) => id));

describe.each(locales)("the panel in %s", (locale) => {
  it("names this step's checks before any code of the lab has run", async () => {
    const html = await (await fetch(`${site.origin}${locale === "en" ? "/en" : ""}/docs/interface-endpoint/`)).text();
    for (const { title } of steps.find(({ id }) => id === "interface-endpoint")?.checks ?? []) {
      expect(html.replaceAll("&#x27;", "'")).toContain(title[locale]);
    }
  });

  it("passes on the simulated account", async () => {
    const panel = await open(locale, "interface-endpoint");
    await panel.check();
    expect(Object.keys(await panel.verdicts()).sort()).toEqual(checksThrough("interface-endpoint").sort());
    expect(await panel.idsWith("pass")).toHaveLength(checksThrough("interface-endpoint").length);
    expect(await panel.summary.getAttribute("data-summary")).toBe("pass");
  });

  it("names the group and its missing rule when the endpoint's group lacks 443, and mends it", async () => {
    const panel = await open(locale, "interface-endpoint");
    await panel.check();
    await panel.openDrills();
    await panel.toggle("endpoint-group-lacks-443");
    expect(await panel.summary.getAttribute("data-stale")).toBe("true");
    await panel.check();
    expect((await panel.idsWith("fail")).sort()).toEqual(["endpoint-security-group", "node-online"]);

    const cause = panel.root.locator('[data-first-cause="endpoint-security-group"]');
    const said = (await cause.textContent()) ?? "";
    expect(said).toMatch(/sg-[0-9a-f]{17}/);
    expect(said).toContain("443");
    const [group] = /sg-[0-9a-f]{17}/.exec(said) ?? [];
    expect(await panel.summary.locator("pre").textContent()).toContain(
      `aws ec2 authorize-security-group-ingress --group-id ${group} `,
    );

    const row = panel.root.locator('[data-check="node-online"]');
    await row.locator("button[aria-expanded]").first().click();
    expect(await row.locator("li", { hasText: "SG_HAS_NO_RULES" }).first().textContent()).toContain(group);

    await panel.summary.getByRole("button", { name: panel.words.mend }).click();
    await panel.root.locator('[data-summary="pass"]').waitFor();
    await panel.settled();
    expect(await panel.idsWith("fail")).toEqual([]);
    expect(await panel.fault("endpoint-group-lacks-443").getAttribute("data-active")).toBe("false");
    expect(await panel.page.evaluate(() => document.activeElement?.hasAttribute("data-summary"))).toBe(true);
  });

  it.each(steps.map(({ id }) => id))("breaks and takes back every fault of %s", async (step) => {
    const panel = await open(locale, step);
    await panel.openDrills();
    const shown = checksThrough(step);
    for (const fault of steps.find(({ id }) => id === step)?.faults ?? []) {
      await panel.toggle(fault.id);
      await panel.check();
      expect((await panel.idsWith("fail")).sort(), fault.id).toEqual(
        fault.turnsRed.filter((id) => shown.includes(id)).sort(),
      );
      expect(await panel.root.locator("[data-first-cause]").getAttribute("data-first-cause")).toBe(
        fault.firstCause.check,
      );
      await panel.toggle(fault.id);
      await panel.check();
      expect(await panel.idsWith("fail"), `${fault.id} taken back`).toEqual([]);
    }
  });

  it.each(steps.slice(1).map(({ id }) => id))(
    "starts %s from the step before, and mends its way to the end",
    async (step) => {
      const panel = await open(locale, step);
      await panel.root.getByText(panel.words.before, { exact: true }).click();
      await panel.check();
      expect((await panel.idsWith("fail")).length).toBeGreaterThan(0);
      const earlier = stepsThrough(step).slice(0, -1);
      for (const { id } of earlier) {
        expect(await panel.root.locator(`details[data-step="${id}"]`).getAttribute("open")).toBeNull();
      }
      for (let round = 0; round < 4 && (await panel.idsWith("fail")).length > 0; round += 1) {
        await panel.summary.getByRole("button", { name: panel.words.mend }).click();
        await panel.settled();
      }
      expect(await panel.summary.getAttribute("data-summary")).toBe("pass");
    },
  );

  it("shows that an earlier step has regressed, here and on its own page", async () => {
    const own = await open(locale, "interface-endpoint");
    await own.check();
    expect(await own.standing()).toBe("passed");

    const panel = await open(locale, "run-command");
    expect(await panel.standing()).toBe("never");
    await panel.check();
    await panel.openDrills();
    await panel.toggle("endpoint-group-lacks-443");
    await panel.check();
    const earlier = panel.root.locator('details[data-step="interface-endpoint"]');
    expect(await earlier.getAttribute("open")).not.toBeNull();
    expect(await panel.root.locator("[data-first-cause]").getAttribute("data-first-cause")).toBe(
      "endpoint-security-group",
    );

    const again = await open(locale, "interface-endpoint");
    expect(await again.standing()).toBe("regressed");
    await again.check();
    expect(await again.standing()).toBe("passed");
  });

  it("shows a check's source, one click away", async () => {
    const panel = await open(locale, "interface-endpoint");
    const row = panel.root.locator('[data-check="private-dns"]');
    await row.locator("button[aria-expanded]").last().click();
    await row.getByText("export default defineCheck").first().waitFor();
  });

  it("runs by keyboard alone", async () => {
    const panel = await open(locale, "interface-endpoint");
    const { page } = panel;
    const tabTo = async (selector: string) => {
      for (let press = 0; press < 200; press += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      }
      throw new Error(`Tab never reached ${selector}`);
    };
    await tabTo("[data-check-panel] input[type=radio]:checked");
    await tabTo("[data-check-panel] fieldset ~ fieldset input[type=radio]:checked");
    await page.keyboard.press("ArrowDown");
    await tabTo("[data-check-panel] button");
    await page.keyboard.press("Enter");
    await panel.settled();
    expect(await panel.summary.getAttribute("data-summary")).toBe("fail");
    // Still on the button that was pressed; the mend comes after the commands that it stands for.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
    await tabTo("[data-summary] > button");
    await page.keyboard.press("Enter");
    await panel.root.locator('[data-summary="pass"]').waitFor();
    await tabTo("[data-check-panel] details:has([data-fault]) > summary, [data-check-panel] ol ~ details > summary");
    await page.keyboard.press("Enter");
    await panel.fault("dns-support-disabled").waitFor();
    await tabTo('[data-fault="private-dns-disabled"] > button');
    await page.keyboard.press("Space");
    await page.locator('[data-fault="private-dns-disabled"][data-active="true"]').waitFor();
    await tabTo('[data-fault="private-dns-disabled"] > div > button');
    await page.keyboard.press("Enter");
    await panel.settled();
    expect(await panel.root.locator("[data-first-cause]").getAttribute("data-first-cause")).toBe("private-dns");
    expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-summary"))).toBe(true);
  });

  it("fits a phone", async () => {
    await watched.page.setViewportSize(phone);
    const panel = await open(locale, "interface-endpoint");
    await panel.openDrills();
    await panel.toggle("endpoint-group-lacks-443");
    await panel.check();
    await panel.root.locator("details[data-step] > summary").first().click();
    for (const opener of await panel.root.locator("button[aria-expanded]").all()) await opener.click();
    await panel.root.getByText("export default defineCheck").first().waitFor();
    const { scroll, cut, small } = await panel.page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth - window.innerWidth,
      cut: [...document.querySelectorAll("[data-check-panel] *:not(.theme-code-block *)")]
        .filter((element) => getComputedStyle(element).display !== "inline" && element.clientWidth > 1)
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120)),
      small: [...document.querySelectorAll("[data-check-panel] :is(button, summary, select, label:has(input))")]
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 0 && (width < 24 || height < 24);
        })
        // Buttons that the theme puts over a block of code are shown on hover and are its own.
        .filter((element) => !element.closest(".theme-code-block"))
        .map((element) => element.textContent),
    }));
    expect(scroll).toBeLessThanOrEqual(0);
    expect(cut).toEqual([]);
    expect(small).toEqual([]);
  });
});

describe("several faults at once", () => {
  it("are each named, and each taken back by itself", async () => {
    const panel = await open("en", "interface-endpoint");
    await panel.openDrills();
    await panel.toggle("endpoint-group-lacks-443");
    await panel.toggle("private-dns-disabled");
    await panel.check();
    expect(await panel.idsWith("fail")).toEqual(expect.arrayContaining(["private-dns", "endpoint-security-group"]));
    await panel.toggle("private-dns-disabled");
    await panel.check();
    expect((await panel.idsWith("fail")).sort()).toEqual(["endpoint-security-group", "node-online"]);
    await panel.root.getByRole("button", { name: panel.words.reset }).click();
    await panel.check();
    expect(await panel.idsWith("fail")).toEqual([]);
  });

  it("that cannot be had together are refused in one line, and leave the lab as it was", async () => {
    const panel = await open("en", "interface-endpoint");
    await panel.openDrills();
    await panel.toggle("ssm-endpoint-missing");
    await panel.fault("endpoint-group-lacks-443").getByRole("button").first().click();
    const line = panel.summary.getByText("present state");
    await line.waitFor();
    expect((await line.textContent())?.split("\n")).toHaveLength(1);
    expect(await panel.fault("endpoint-group-lacks-443").getAttribute("data-active")).toBe("false");
    await panel.toggle("ssm-endpoint-missing");
    await panel.check();
    expect(await panel.idsWith("fail")).toEqual([]);
  });
});

describe("progress", () => {
  it("survives a reload and follows what was seen last", async () => {
    const panel = await open("ko", "interface-endpoint");
    await panel.check();
    await panel.page.reload({ waitUntil: "networkidle" });
    expect(await panel.standing()).toBe("passed");
    await panel.openDrills();
    await panel.toggle("instance-stopped");
    await panel.check();
    await panel.page.reload({ waitUntil: "networkidle" });
    expect(await panel.standing()).toBe("regressed");
  });

  it("lasts as long as the page where nothing can be stored", async () => {
    await watched.page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("no storage", "SecurityError");
      };
      Storage.prototype.getItem = refuse;
      Storage.prototype.setItem = refuse;
    });
    const panel = await open("ko", "interface-endpoint");
    await panel.check();
    expect(await panel.standing()).toBe("passed");
    // The theme says on the console that it cannot store its tabs either; nothing else may.
    const others = watched.complaints.splice(0).filter((each) => !each.includes("Docusaurus storage error"));
    expect(others).toEqual([]);
  });
});

describe("motion", () => {
  it("lets verdicts arrive within 0.6 s", async () => {
    await watched.page.emulateMedia({ reducedMotion: "no-preference" });
    const panel = await open("ko", "run-command");
    await panel.check();
    const ends = await panel.root.locator("[data-check] > span").evaluateAll((cells) =>
      cells.map((cell) => {
        const { animationDelay, animationDuration } = getComputedStyle(cell);
        return Number.parseFloat(animationDelay) + Number.parseFloat(animationDuration);
      }),
    );
    expect(ends.length).toBeGreaterThan(10);
    expect(Math.max(...ends)).toBeLessThanOrEqual(0.6);
  });
});
