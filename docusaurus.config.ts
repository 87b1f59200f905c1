import type { Options as PresetOptions, ThemeConfig } from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import type { PrismTheme } from "prism-react-renderer";

// Where a build will be published. A fork sets these two and changes nothing else.
const url = process.env.SITE_URL ?? "https://vpc-endpoint-lab.github.io";
const baseUrl = process.env.BASE_URL ?? "/";

// The stock Prism themes fail WCAG AA for comments and punctuation; these two hold 4.5:1 on their own background.
const codeColours = (c: Record<"text" | "ground" | "comment" | "string" | "keyword" | "name" | "number", string>) =>
  ({
    plain: { color: c.text, backgroundColor: c.ground },
    styles: [
      { types: ["comment", "prolog", "cdata"], style: { color: c.comment } },
      { types: ["string", "attr-value", "char", "inserted"], style: { color: c.string } },
      { types: ["keyword", "tag", "selector", "deleted"], style: { color: c.keyword } },
      { types: ["function", "class-name", "attr-name", "property", "builtin"], style: { color: c.name } },
      { types: ["number", "boolean", "constant", "symbol", "variable", "environment"], style: { color: c.number } },
    ],
  }) satisfies PrismTheme;

const config: Config = {
  title: "VPC Endpoint Lab",
  tagline: "VPC 엔드포인트를 만들고, 확인하고, 망가뜨리고, 고쳐 봅니다",
  favicon: "img/favicon.svg",
  url,
  baseUrl,
  trailingSlash: true,
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  future: { v4: true, faster: true },
  i18n: {
    defaultLocale: "ko",
    locales: ["ko", "en"],
    localeConfigs: {
      ko: { label: "한국어", htmlLang: "ko" },
      en: { label: "English", htmlLang: "en" },
    },
  },
  markdown: {
    // Headings carry explicit ids, so that both languages share their anchors.
    mdx1Compat: { headingIds: true },
    hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" },
  },
  // The second directory holds what `npm run build` generates: the templates and the sources of the checks.
  staticDirectories: ["static", ".generated/static"],
  presets: [
    [
      "classic",
      {
        docs: { sidebarPath: "./sidebars.ts", breadcrumbs: false },
        blog: {
          blogTitle: "블로그",
          blogDescription: "VPC Endpoint Lab의 글",
          blogSidebarCount: 0,
          blogListComponent: "@site/src/components/BlogList",
          onInlineTags: "ignore",
        },
        theme: { customCss: "./src/css/custom.css" },
      } satisfies PresetOptions,
    ],
  ],
  plugins: [
    "./src/components/CheckPanel/plugin.ts",
    // package.json says "type": "module", which Docusaurus' generated CommonJS files would otherwise be taken for.
    () => ({
      name: "generated-files-are-commonjs",
      configureWebpack: () => ({
        module: {
          rules: [
            { test: /[\\/]\.docusaurus[\\/].*\.js$/, type: "javascript/auto", resolve: { fullySpecified: false } },
          ],
        },
      }),
    }),
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: "VPC Endpoint Lab",
      logo: { alt: "", src: "img/logo.svg", width: 28, height: 28 },
      items: [
        { type: "docSidebar", sidebarId: "course", label: "과정", position: "left" },
        { to: "/blog/", label: "블로그", position: "left" },
        { type: "localeDropdown", position: "right" },
      ],
    },
    footer: {
      copyright: "MIT 라이선스. Amazon Web Services가 만들거나 보증하는 과정이 아닙니다.",
    },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
    prism: {
      additionalLanguages: ["bash", "json"],
      theme: codeColours({
        text: "#1f2933",
        ground: "#f4f6f9",
        comment: "#5b6675",
        string: "#0a6640",
        keyword: "#9a1f5c",
        name: "#1b4f9c",
        number: "#8a3c00",
      }),
      darkTheme: codeColours({
        text: "#e4e9f0",
        ground: "#262d37",
        comment: "#9aa7b8",
        string: "#8fd9ae",
        keyword: "#f3a0c8",
        name: "#9cc4ff",
        number: "#f2bd83",
      }),
    },
  } satisfies ThemeConfig,
};

export default config;
