import type { Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { answerExpired, answerNoStack, runCommand, someCredentials, standIn, startCommand } from "./command.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function inPlaceOfAws(answer: Parameters<typeof standIn>[0]): Promise<Record<string, string>> {
  const { url, server } = await standIn(answer);
  servers.push(server);
  return { ...someCredentials, AWS_ENDPOINT_URL: url, AWS_REGION: "ap-northeast-2" };
}

const closedPort = { ...someCredentials, AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_REGION: "ap-northeast-2" };
const noCredentials = { AWS_REGION: "ap-northeast-2" };

describe("vpce-lab check, where AWS cannot be seen", () => {
  it.each([
    [
      "no credentials",
      async () => noCredentials,
      "NoCredentials",
      "AWS 자격 증명을 찾지 못해",
      "no AWS credentials were",
    ],
    ["expired", () => inPlaceOfAws(answerExpired), "Expired", "AWS 자격 증명이 만료되어", "credentials have expired"],
    ["closed port", async () => closedPort, "Unreachable", "AWS API에 연결하지 못해", "could not be reached"],
  ])("%s: one line for people, every check unknown in JSON, exit 3", async (_, environment, kind, korean, english) => {
    const env = await environment();
    const ko = await runCommand(["check", "--lang", "ko"], env);
    const en = await runCommand(["check", "--lang", "en"], env);
    for (const [{ code, stdout, stderr }, words] of [[ko, korean] as const, [en, english] as const]) {
      expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
      expect(stdout.split(words)).toHaveLength(2);
      expect(stdout.trim().split("\n")).toHaveLength(2);
    }
    const json = await runCommand(["check", "--json"], env);
    expect(json).toMatchObject({ code: 3, stderr: "" });
    const checks = JSON.parse(json.stdout).steps.flatMap((step: { checks: object[] }) => step.checks);
    expect(checks).toHaveLength(16);
    for (const check of checks) expect(check).toMatchObject({ verdict: "unknown", messageId: `runner.${kind}` });
  });

  it.each([
    ["ko", "스택 VpceLab을(를) 찾지 못했습니다(AWS 계정 111122223333의 ap-northeast-2 리전)"],
    ["en", "Stack VpceLab was not found (AWS account 111122223333, Region ap-northeast-2)"],
  ])("a stack that does not exist: one line in %s with account and Region, exit 2", async (lang, words) => {
    const env = await inPlaceOfAws(answerNoStack);
    const { code, stdout, stderr } = await runCommand(["check", "--lang", lang], env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^vpce-lab: [^\n]+--vpc[^\n]+\n$/);
  });

  it("never prints a key", async () => {
    const env = await inPlaceOfAws(answerExpired);
    const { stdout, stderr } = await runCommand(["check", "--json"], { ...env, VPCE_LAB_DEBUG: "1" });
    expect(stdout + stderr).not.toContain(someCredentials.AWS_ACCESS_KEY_ID);
  });

  it("ends with 130 on Ctrl-C", async () => {
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const child = startCommand(["check"], await inPlaceOfAws(() => asked()));
    let written = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (written += part));
    await arrived;
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect({ code, written }).toEqual({ code: 130, written: "" });
  });
});
