import type { Locator, Page } from "playwright-core";
import type { Verdict } from "../../lab/core/check.ts";
import type { Locale } from "../../lab/core/locale.ts";

/** The address of a step's page. */
export const stepPath = (locale: Locale, step: string) => `${locale === "en" ? "/en" : ""}/docs/${step}/`;

const words = {
  ko: {
    check: /^(다시 )?확인하기$/,
    breakIt: /^망가뜨려 보기/,
    reset: "처음으로",
    mend: "고치기",
    before: "이 단계를 하기 전",
    aws: "내 AWS 계정",
    cancel: "취소",
  },
  en: {
    check: /^Check( again)?$/,
    breakIt: /^Break it/,
    reset: "Start over",
    mend: "Mend it",
    before: "Before this step",
    aws: "My AWS account",
    cancel: "Cancel",
  },
};

/** What a reader does with the Check panel of a page. */
export class Panel {
  readonly root: Locator;
  readonly words: (typeof words)["en"];

  constructor(
    readonly page: Page,
    locale: Locale,
  ) {
    this.root = page.locator("[data-check-panel]");
    this.words = words[locale] as (typeof words)["en"];
  }

  /** Opens a step's page and waits until the panel listens. */
  static async open(page: Page, origin: string, locale: Locale, step: string): Promise<Panel> {
    await page.goto(origin + stepPath(locale, step), { waitUntil: "networkidle" });
    return new Panel(page, locale);
  }

  get checkButton(): Locator {
    return this.root.getByRole("button", { name: this.words.check }).first();
  }

  get summary(): Locator {
    return this.root.locator("[data-summary]");
  }

  /** Presses Check and waits for a fresh result. */
  async check(): Promise<void> {
    await this.checkButton.click();
    await this.settled();
  }

  /** Waits until nothing runs and the result is a fresh one. */
  async settled(): Promise<void> {
    await this.root.locator('[data-summary]:not([data-summary="none"])[data-stale="false"]').waitFor();
    await this.root.locator('button[aria-disabled="true"]').waitFor({ state: "detached" });
  }

  /** Check id to the verdict that the page shows. */
  async verdicts(): Promise<Record<string, Verdict | "notChecked">> {
    const rows = this.root.locator("[data-check]");
    return Object.fromEntries(
      await rows.evaluateAll((all) =>
        all.map((row) => [row.getAttribute("data-check"), row.getAttribute("data-verdict")]),
      ),
    );
  }

  /** Ids of the checks that show a verdict. */
  async idsWith(verdict: Verdict): Promise<string[]> {
    return Object.entries(await this.verdicts()).flatMap(([id, shown]) => (shown === verdict ? [id] : []));
  }

  /** Opens the list of faults, those of earlier steps too. */
  async openDrills(): Promise<void> {
    const drills = this.root
      .locator("details", { has: this.page.locator(":scope > summary", { hasText: this.words.breakIt }) })
      .first();
    if ((await drills.getAttribute("open")) === null) await drills.locator(":scope > summary").click();
    await this.root.locator("[data-fault]").first().waitFor();
    // Each one that is opened is closed no more, so the list is read anew.
    const closed = this.root.locator("[data-faults-of]:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
  }

  fault(id: string): Locator {
    return this.root.locator(`[data-fault="${id}"]`);
  }

  /** Injects a fault, or undoes one that is in. */
  async toggle(fault: string): Promise<void> {
    const row = this.fault(fault);
    const was = await row.getAttribute("data-active");
    await row.getByRole("button").first().click();
    await this.root.locator(`[data-fault="${fault}"][data-active="${was === "true" ? "false" : "true"}"]`).waitFor();
  }

  /** Where the page says that a step stood when it was last looked at. */
  async standing(): Promise<string | null> {
    return this.root.locator("header [data-standing]").getAttribute("data-standing");
  }
}
