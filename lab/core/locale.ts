import { particle } from "./particles.ts";

/** The languages every text exists in. Korean is the source. */
export const locales = ["ko", "en"] as const;
export type Locale = (typeof locales)[number];

/** A text in every language; the compiler finds a missing translation. */
export type Localized = Record<Locale, string>;

export type Params = Record<string, string | number | undefined>;

const placeholder = /\{(\w+)(?::([^}]+))?\}/g;

/**
 * Fills `{name}` placeholders; `{name:이/가}` adds the Korean particle that fits the value.
 * @throws Error when a placeholder has no value: a programming mistake, found by the completeness test.
 */
export function fill(template: string, params: Params = {}): string {
  return template.replace(placeholder, (_, name: string, pair: string | undefined) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value for {${name}} in "${template}"`);
    return pair ? `${value}${particle(String(value), pair)}` : String(value);
  });
}

/** The placeholders of a template, sorted, each once. */
export function placeholders(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1] as string))].sort();
}
