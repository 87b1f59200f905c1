import { isScope } from "../cli/scope-form.ts";
import type { Scope } from "../core/account.ts";
import { type Locale, locales } from "../core/locale.ts";
import type { Step } from "../core/step.ts";
import { steps, stepsThrough } from "../steps/index.ts";
import type { ErrorCode } from "./texts.ts";

/** What a page asks for, once it is known to be sound. */
export interface CheckRequest {
  /** The steps named and all earlier ones; every step when none is named. */
  steps: readonly Step[];
  scope?: Scope;
  lang: Locale;
}

/** A request that this server does not understand. */
export interface BadRequest {
  refused: ErrorCode;
  lang?: Locale;
}

const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** Reads the body of `POST /api/check`. */
export function parseCheckRequest(body: unknown): CheckRequest | BadRequest {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { refused: "BadRequest" };
  const { steps: ids, scope, lang } = body as Record<string, unknown>;
  if (!isLocale(lang)) return { refused: "BadRequest" };
  if (!Array.isArray(ids)) return { refused: "BadRequest", lang };
  if (ids.some((id) => !steps.some((step) => step.id === id))) return { refused: "UnknownStep", lang };
  if (scope !== undefined && !isScope(scope)) return { refused: "BadScope", lang };
  const last = steps.findLast(({ id }) => ids.includes(id));
  return { steps: last ? stepsThrough(last.id) : steps, lang, ...(scope ? { scope } : {}) };
}
