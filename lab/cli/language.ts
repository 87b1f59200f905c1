import { type Locale, locales } from "../core/locale.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const isLocale = (text: string | undefined): text is Locale => locales.some((locale) => locale === text);

/** The language after `--lang`, as typed; undefined when there is none. Read before anything is parsed, to speak it. */
export function askedLanguage(args: readonly string[]): string | undefined {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  const at = own.findLastIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  if (at < 0) return undefined;
  const arg = own[at] as string;
  return arg === "--lang" ? own[at + 1] : arg.slice("--lang=".length);
}

/**
 * Korean where the environment says Korean, else English. POSIX order: LC_ALL, LC_MESSAGES, LANG; where none is set,
 * as on Windows, what the system itself is set to.
 */
export function languageOf(environment: Environment): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const named = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ko\b|^ko_/i.test(named) ? "ko" : "en";
}

/** The language to speak: what was asked for where it exists, else the environment's. */
export function chooseLanguage(args: readonly string[], environment: Environment): Locale {
  const asked = askedLanguage(args);
  return isLocale(asked) ? asked : languageOf(environment);
}

export { isLocale };
