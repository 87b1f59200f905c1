import { describe, expect, it } from "vitest";
import manifest from "../../lab/package.json" with { type: "json" };
import { runCommand } from "./command.ts";

const pages = [
  [["--help"], "사용법: vpce-lab [옵션] [명령]", "Usage: vpce-lab [options] [command]"],
  [["steps", "--help"], "사용법: vpce-lab steps [옵션]", "Usage: vpce-lab steps [options]"],
  [["check", "--help"], "사용법: vpce-lab check [옵션] [step...]", "Usage: vpce-lab check [options] [step...]"],
  [["serve", "--help"], "사용법: vpce-lab serve [옵션]", "Usage: vpce-lab serve [options]"],
  [["help", "check"], "사용법: vpce-lab check", "Usage: vpce-lab check"],
] as const;

describe("help", () => {
  it.each(pages)("%j speaks Korean and English", async (args, korean, english) => {
    const ko = await runCommand([...args, "--lang", "ko"]);
    const en = await runCommand([...args, "--lang", "en"]);
    expect(ko).toMatchObject({ code: 0, stderr: "" });
    expect(ko.stdout).toContain(korean);
    expect(ko.stdout).not.toMatch(/Usage|Options|Commands|Arguments|display help/);
    expect(en).toMatchObject({ code: 0, stderr: "" });
    expect(en.stdout).toContain(english);
    expect(en.stdout).not.toMatch(/[가-힣]/);
  });

  it("teaches by example and tells the exit codes", async () => {
    const { stdout } = await runCommand(["check", "--help"]);
    expect(stdout).toContain("vpce-lab check --simulated --through isolated-instance");
    expect(stdout).toMatch(/Exit codes:\n {2}0 {2}all pass\n {2}1 .*\n {2}2 .*\n {2}3 /);
  });

  it("is what a bare command prints", async () => {
    const [bare, help] = await Promise.all([runCommand([]), runCommand(["--help"])]);
    expect(bare).toEqual(help);
  });

  it("keeps Korean lines within 80 columns where it wraps them", async () => {
    const { stdout } = await runCommand(["check", "--help", "--lang=ko"]);
    const options = stdout.slice(stdout.indexOf("옵션:\n"), stdout.indexOf("보기:"));
    const columns = (line: string) => line.length + (line.match(/[가-힣]/g)?.length ?? 0);
    expect(Math.max(...options.split("\n").map(columns))).toBeLessThanOrEqual(80);
  });
});

describe("version", () => {
  it("is the package's", async () => {
    expect(await runCommand(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });
});

describe("language", () => {
  it.each([
    [{ LANG: "ko_KR.UTF-8" }, "사용법"],
    [{ LANG: "en_US.UTF-8" }, "Usage"],
    [{ LANG: "C.UTF-8" }, "Usage"],
    [{ LANG: "fr_FR.UTF-8" }, "Usage"],
    [{ LANG: "en_US.UTF-8", LC_MESSAGES: "ko_KR.UTF-8" }, "사용법"],
    [{ LANG: "ko_KR.UTF-8", LC_ALL: "C" }, "Usage"],
  ])("follows the environment %j", async (env, word) => {
    expect((await runCommand(["--help"], env as Record<string, string>)).stdout).toContain(word);
  });

  it("follows --lang before or after the command", async () => {
    expect((await runCommand(["--lang", "ko", "steps"])).stdout).toContain("인터넷이 없는 인스턴스");
    expect((await runCommand(["steps", "--lang=ko"])).stdout).toContain("인터넷이 없는 인스턴스");
  });
});
