import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { simulatedLab } from "../../lab/accounts/simulated/index.ts";
import { injectFault, mendFault } from "../../lab/core/drill.ts";
import type { Fault } from "../../lab/core/fault.ts";
import { faults } from "../../lab/steps/index.ts";
import { launchBrowser } from "../site/browser.ts";
import { publishedTemplates } from "../support/templates.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { type EmulatedLab, mirrorSystemsManager, region, seedLab } from "./lab.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let emulator: Emulator;
let lab: EmulatedLab;
let server: ChildProcess;
let browser: Browser;
let address: URL;

/** Starts `vpce-lab serve` with the emulator as AWS. Resolves to the address that it prints. */
function serve(): Promise<URL> {
  const env = { ...process.env, AWS_ENDPOINT_URL: emulator.url, AWS_REGION: region };
  server = spawn(process.execPath, [`${root}lab/bin/vpce-lab.mjs`, "serve", "--port", "0", "--no-open"], { env });
  return new Promise((found, lost) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk;
      const [url] = said.match(/http:\S+token=\S+/) ?? [];
      if (url) found(new URL(url));
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.on("exit", () => lost(new Error(`vpce-lab serve ended: ${said}`)));
  });
}

beforeAll(async () => {
  if (!existsSync(`${root}build/index.html`)) throw new Error("the site is not built: npm run build");
  emulator = await startEmulator(inject("motoUrl"));
  await emulator.reset();
  lab = await seedLab(emulator);
  address = await serve();
  browser = await launchBrowser();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  server?.kill();
  await emulator?.stop();
});
beforeEach(() => emulator.front.reset());

const words = {
  ko: {
    path: "",
    aws: /내 AWS 계정/,
    vpc: "vpc",
    id: "VPC ID",
    check: "확인하기",
    pass: /모두 통과/,
    fail: /2개가 실패/,
  },
  en: {
    path: "en/",
    aws: /My AWS account/,
    vpc: "vpc",
    id: "VPC ID",
    check: "Check",
    pass: /checks pass/,
    fail: /^2 of 13 checks fail/,
  },
};

/** Opens the page of a step as the printed address does, and checks the emulated lab's VPC on it. */
async function checkOnPage(page: Page, language: keyof typeof words): Promise<void> {
  const { path, aws, vpc, id, check } = words[language];
  await page.goto(`${address.origin}/${path}docs/interface-endpoint/${address.search}`);
  await page.getByRole("radio", { name: aws }).check();
  await page.getByRole("combobox").selectOption(vpc);
  await page.getByLabel(id, { exact: true }).fill(lab.scope.kind === "vpc" ? lab.scope.id : "");
  await page.getByRole("button", { name: check, exact: true }).click();
}

describe.each(["ko", "en"] as const)("my AWS account on the page, in %s", (language) => {
  it("passes the healthy lab, and keeps the token out of the address", async () => {
    mirrorSystemsManager(emulator, await simulatedLab(publishedTemplates()), lab.instanceId);
    const page = await browser.newPage();
    await checkOnPage(page, language);
    await page.getByText(words[language].pass).first().waitFor();
    expect(page.url()).not.toContain("token");
    await page.close();
  });

  it("names the first cause of a broken lab, with its group and the command that mends it", async () => {
    const fault = faults.find(({ id }) => id === "endpoint-group-lacks-443") as Fault;
    const drill = await injectFault(lab.account, lab.scope, fault);
    const simulated = await simulatedLab(publishedTemplates());
    await injectFault(simulated, simulated.scope, fault);
    mirrorSystemsManager(emulator, simulated, lab.instanceId);
    const page = await browser.newPage();
    await checkOnPage(page, language);
    await page.getByText(words[language].fail).first().waitFor();
    const group = String(drill.calls[0]?.input.GroupId);
    const text = await page.locator("main").innerText();
    expect(text).toContain(group);
    expect(text).toContain(`aws ec2 authorize-security-group-ingress --group-id ${group}`);
    await page.close();
    await mendFault(lab.account, lab.scope, drill);
  });
});
