import { type Command, Option } from "commander";
import type { Locale } from "../core/locale.ts";
import { addScopeOptions, type ScopeOptions } from "./scope-options.ts";
import { defineTexts } from "./texts.ts";

/** The options of `vpce-lab serve` as commander gives them. */
export interface ServeOptions extends ScopeOptions {
  port: string;
  open: boolean;
  site?: string;
}

/** Where the course is served, unless told otherwise. */
export const defaultPort = "4600";

const texts = defineTexts({
  ko: {
    about: "교재를 127.0.0.1에 열고, 페이지에서 내 AWS 계정을 확인할 수 있게 합니다",
    port: "포트 (기본값: {port})",
    open: "브라우저를 열지 않습니다",
    site: "보여 줄 사이트의 폴더 (기본값: 함께 설치된 교재)",
    after: `
보기:
  vpce-lab serve
  vpce-lab serve --port 5000 --no-open
  vpce-lab serve --vpc vpc-0123456789abcdef0 --region ap-northeast-2

이 컴퓨터에서만, 출력되는 주소의 토큰으로만 확인을 실행할 수 있습니다. 자격 증명은 페이지로 나가지 않습니다.
끝내려면 Ctrl-C를 누르세요.`,
  },
  en: {
    about: "serve the course on 127.0.0.1, with checks of your AWS account on its pages",
    port: "port (default: {port})",
    open: "do not open a browser",
    site: "folder of the site to serve (default: the course that came with the command)",
    after: `
Examples:
  vpce-lab serve
  vpce-lab serve --port 5000 --no-open
  vpce-lab serve --vpc vpc-0123456789abcdef0 --region ap-northeast-2

Checks run only from this computer and only with the token in the address that is printed. Credentials never reach
the page. Press Ctrl-C to end.`,
  },
});

/** Adds `vpce-lab serve`. */
export function addServeCommand(program: Command, locale: Locale): void {
  const say = texts(locale);
  const serve = program
    .command("serve")
    .description(say("about"))
    .addOption(new Option("--port <number>", say("port", { port: defaultPort })))
    .option("--no-open", say("open"))
    .addOption(new Option("--site <folder>", say("site")));
  addScopeOptions(serve, locale)
    .addHelpText("after", say("after"))
    .action(async (options: Partial<ServeOptions>) => {
      const { serveCourse } = await import("./serve/run-serve.ts");
      process.exitCode = await serveCourse({ port: defaultPort, open: true, ...options }, locale);
    });
}
