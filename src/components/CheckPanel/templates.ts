interface WebpackContext {
  keys(): string[];
  (key: string): unknown;
}

declare global {
  interface ImportMeta {
    webpackContext(folder: string, options: { recursive: boolean; regExp: RegExp; mode: "sync" }): WebpackContext;
  }
}

/** The templates that readers deploy, by step id: whatever the folder holds, so that a new step needs no line here. */
export function templates(): Record<string, unknown> {
  const files = import.meta.webpackContext("../../../static/templates", {
    recursive: false,
    regExp: /\.template\.json$/,
    mode: "sync",
  });
  return Object.fromEntries(files.keys().map((name) => [name.replace(/^\.\/|\.template\.json$/g, ""), files(name)]));
}
