import { keepToken } from "./token.ts";

const loopback = ["127.0.0.1", "localhost", "[::1]"];

/** Takes the token out of the address before the router, the history or a copied link can keep it. */
function takeToken(): void {
  const url = new URL(window.location.href);
  const token = url.searchParams.get("token");
  // Only `vpce-lab serve` hands out tokens, and it listens on this computer alone.
  if (!token || !loopback.includes(url.hostname)) return;
  keepToken(token);
  url.searchParams.delete("token");
  window.history.replaceState(window.history.state, "", url);
}

// Client modules are also loaded when the pages are rendered at build time, where there is no address.
if (typeof window !== "undefined") takeToken();
