import type { ServerResponse } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Account, ScopeNotFound } from "../../lab/core/account.ts";
import { locales } from "../../lab/core/locale.ts";
import { type RunningServer, startServer } from "../../lab/server/start.ts";
import { someCredentials, startCommand } from "../cli/command.ts";
import { simulated } from "../server/served.ts";
import { launchBrowser, newPage, type Watched } from "./browser.ts";
import { Panel, stepPath } from "./panel.ts";
import { buildFolder, type SiteServer, serveBuild } from "./serve-build.ts";

let publicSite: SiteServer;
let browser: Browser;
let watched: Watched;
let server: RunningServer | undefined;
beforeAll(async () => {
  publicSite = await serveBuild();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await publicSite?.close();
});
beforeEach(async () => {
  watched = await newPage(browser);
});
afterEach(async () => {
  await watched.context.close();
  await server?.close();
  server = undefined;
  publicSite.api = null;
});

const scope = { kind: "stack", name: "VpceLab" } as const;

/** The real server over the built site, and an account in the place of AWS. */
async function serve(openAccount: () => Promise<Account>): Promise<RunningServer> {
  server = await startServer({ port: 0, site: buildFolder, scope, openAccount, locale: "ko" });
  return server;
}

/** Opens the address that the server printed, then a step's page as a reader would, by its link. */
async function openServed({ url }: RunningServer, locale: (typeof locales)[number] = "ko"): Promise<Panel> {
  await watched.page.goto(url, { waitUntil: "networkidle" });
  const panel = await Panel.open(watched.page, new URL(url).origin, locale, "interface-endpoint");
  await panel.root.getByText(panel.words.aws).first().click();
  return panel;
}

/** An account whose answers come when they are let go, and never after a cancel. */
async function slowAccount(): Promise<Account> {
  const account = await simulated();
  return {
    kind: "aws",
    region: account.region,
    calls: 0,
    gather: (names, _scope, options = {}) => {
      options.onArtifact?.(names[0] as (typeof names)[number], 1, names.length);
      return new Promise((_, reject) =>
        options.signal?.addEventListener("abort", () => reject(new Error("cancelled"))),
      );
    },
  };
}

describe.each(locales)("my account, from a public page in %s", (locale) => {
  it("shows the one command to run, and copies it", async () => {
    await watched.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const panel = await Panel.open(watched.page, publicSite.origin, locale, "interface-endpoint");
    await panel.root.getByText(panel.words.aws).first().click();
    const commands = panel.root.locator("pre").first();
    expect(await commands.textContent()).toBe("npx vpce-lab serve");
    await panel.root
      .getByRole("button", { name: locale === "ko" ? "복사" : "Copy" })
      .first()
      .click();
    await panel.root.getByText(locale === "ko" ? "복사했습니다" : "Copied").waitFor();
    expect(await watched.page.evaluate(() => navigator.clipboard.readText())).toBe("npx vpce-lab serve\n");
    expect(watched.complaints).toEqual([]);
  });
});

describe("the token", () => {
  it("leaves the address at once, whichever page is opened first, and stays in this tab", async () => {
    const { url, token } = await serve(simulated);
    await watched.page.goto(`${url}&more=1#here`, { waitUntil: "networkidle" });
    expect(watched.page.url()).not.toContain(token);
    expect(new URL(watched.page.url())).toMatchObject({ search: "?more=1", hash: "#here" });
    const stored = await watched.page.evaluate(() => [JSON.stringify(sessionStorage), JSON.stringify(localStorage)]);
    expect(stored[0]).toContain(token);
    expect(stored[1]).not.toContain(token);
    expect(watched.complaints).toEqual([]);
  });
});

describe.each(locales)("my account, served by vpce-lab in %s", (locale) => {
  it("is checked: verdicts arrive, and progress is kept apart from the simulated account's", async () => {
    const panel = await openServed(await serve(simulated), locale);
    await panel.check();
    expect(await panel.summary.getAttribute("data-summary")).toBe("pass");
    expect(await panel.standing()).toBe("passed");
    // Nothing of the page is changed in the reader's account: commands are theirs to run.
    expect(await panel.root.getByRole("button", { name: panel.words.mend }).count()).toBe(0);
    expect(await panel.root.locator("[data-fault]").count()).toBe(0);
    await panel.root.locator("label").first().click();
    expect(await panel.standing()).toBe("never");
    expect(watched.complaints).toEqual([]);
  });
});

describe("my account", () => {
  it("is not changed from the page: a failed check shows its commands and no Mend button", async () => {
    const open = async () => {
      const account = await simulated();
      await account.send({
        service: "ec2",
        operation: "StopInstances",
        input: { InstanceIds: [account.state.instances[0]?.InstanceId] },
      });
      return account;
    };
    const panel = await openServed(await serve(open));
    await panel.check();
    expect(await panel.root.locator("[data-first-cause]").getAttribute("data-first-cause")).toBe("instance-running");
    expect(await panel.summary.locator("pre").textContent()).toContain("aws ec2 start-instances");
    expect(await panel.root.getByRole("button", { name: panel.words.mend }).count()).toBe(0);
  });

  it("shows how much has been read, and stops when cancelled", async () => {
    const panel = await openServed(await serve(slowAccount));
    await panel.checkButton.click();
    await panel.root.locator("progress[value='1']").waitFor();
    await panel.root.getByRole("button", { name: panel.words.cancel }).click();
    await panel.root.getByText("취소했습니다").waitFor();
    expect(await panel.root.locator("progress").count()).toBe(0);
    expect(await panel.standing()).toBe("never");
  });

  it("asks for an id of the right shape before it asks the server", async () => {
    const panel = await openServed(await serve(simulated));
    await panel.root.locator("select").selectOption("vpc");
    await panel.root.locator("form input").fill("i-0123456789abcdef0");
    await panel.checkButton.click();
    await panel.root.getByText("VPC ID 값은 vpc-로 시작합니다.").waitFor();
    await panel.root.locator("form input").fill(" ");
    await panel.checkButton.click();
    await panel.root.getByText("VPC ID 칸을 채우세요.").waitFor();
  });

  it("says in one line that the scope does not exist", async () => {
    const open = async (): Promise<Account> => ({
      ...(await slowAccount()),
      gather: async (_names, wanted) => {
        throw new ScopeNotFound(wanted, "ap-northeast-2");
      },
    });
    const panel = await openServed(await serve(open));
    await panel.checkButton.click();
    const line = panel.summary.getByText("VpceLab");
    await line.waitFor();
    expect(await line.textContent()).not.toContain("\n");
  });

  it("asks for the newly printed address when the server was started anew", async () => {
    const first = await serve(simulated);
    const panel = await openServed(first);
    await first.close();
    server = await startServer({ port: first.port, site: buildFolder, scope, openAccount: simulated, locale: "ko" })
      // The port has just been let go.
      .catch(() => undefined);
    if (!server) throw new Error(`port ${first.port} was not free again`);
    await panel.checkButton.click();
    await panel.root.getByText("토큰이 더는 맞지 않습니다").waitFor();
    expect(await panel.root.locator("pre").first().textContent()).toBe("npx vpce-lab serve");
  });

  it("says that the server is gone", async () => {
    const running = await serve(simulated);
    const panel = await openServed(running);
    await running.close();
    server = undefined;
    await panel.checkButton.click();
    await panel.root.getByText("연결하지 못했습니다").waitFor();
  });
});

describe("vpce-lab serve, the command", () => {
  it("opens the course, and cannot tell where AWS cannot be reached", async () => {
    // Port 9 (discard) answers nowhere: a stand-in for a network that leads to no AWS.
    const child = startCommand(["serve", "--port", "0", "--no-open", "--site", buildFolder, "--lang", "en"], {
      ...someCredentials,
      AWS_REGION: "ap-northeast-2",
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_MAX_ATTEMPTS: "1",
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let text = "";
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding("utf8").on("data", (part: string) => {
            text += part;
            const [address] = /http:\/\/\S+token=\S+/.exec(text) ?? [];
            if (address) resolve(address);
          });
        }
        child.on("exit", () => reject(new Error(text)));
      });
      await watched.page.goto(url, { waitUntil: "networkidle" });
      const panel = await Panel.open(watched.page, new URL(url).origin, "en", "isolated-instance");
      await panel.root.getByText(panel.words.aws).first().click();
      await panel.root.getByText("Region ap-northeast-2").waitFor();
      await panel.check();
      expect(await panel.summary.getAttribute("data-summary")).toBe("unknown");
      expect(await panel.idsWith("fail")).toEqual([]);
      expect(await panel.standing()).toBe("unsure");
      expect(watched.complaints).toEqual([]);
    } finally {
      child.kill("SIGKILL");
    }
  });
});

describe("an answer that goes wrong", () => {
  const json = (response: ServerResponse, status: number, body: string) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(body);

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      "breaks off",
      (response) => response.writeHead(200).end('{"type":"artifact","name":"vpcs","done":1,"total":2}\n'),
      "도중에 끊겼습니다",
    ],
    ["is no JSON", (response) => response.writeHead(200).end("<html>\n"), "도중에 끊겼습니다"],
    [
      "is an error of its own",
      (response) => response.writeHead(200).end('{"type":"error","code":"X","message":"리전이 없습니다."}\n'),
      "리전이 없습니다.",
    ],
    [
      "is a refusal in words",
      (response) => json(response, 400, '{"type":"error","message":"없는 단계입니다."}'),
      "없는 단계입니다.",
    ],
    ["is a refusal without words", (response) => json(response, 500, "<h1>"), "HTTP 500"],
    ["refuses the token", (response) => json(response, 403, "{}"), "토큰이 더는 맞지 않습니다"],
  ])("%s: one clear line", async (_, answer, words) => {
    publicSite.api = (request, response) => {
      if (request.url === "/api/session") json(response, 200, JSON.stringify({ scope, region: null }));
      else answer(response);
    };
    await watched.page.goto(`${publicSite.origin}${stepPath("ko", "interface-endpoint")}?token=abc`, {
      waitUntil: "networkidle",
    });
    const panel = new Panel(watched.page, "ko");
    await panel.root.getByText(panel.words.aws).first().click();
    await panel.checkButton.click();
    const line = panel.root.getByText(words).first();
    await line.waitFor();
    expect(await line.textContent()).not.toMatch(/\n|\bat .*:\d+:\d+/);
    expect(watched.complaints.filter((each) => each.startsWith("uncaught"))).toEqual([]);
  });
});
