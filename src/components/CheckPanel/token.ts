/**
 * The token that `vpce-lab serve` puts into the address it prints. It stays in this tab: sessionStorage, where it
 * works, so that it outlives a change of language; never localStorage.
 */
const key = "vpce-lab.token";
let inMemory: string | null = null;

/** Keeps the token for this tab. */
export function keepToken(token: string): void {
  inMemory = token;
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Storage is off: the token lives until the page is left.
  }
}

/** This tab's token, or null where the page was not opened by `vpce-lab serve`. */
export function readToken(): string | null {
  try {
    return sessionStorage.getItem(key) ?? inMemory;
  } catch {
    return inMemory;
  }
}

/** Forgets a token that the server no longer takes. */
export function forgetToken(): void {
  inMemory = null;
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}
