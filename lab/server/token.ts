import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new token for every start, as Jupyter does. */
export const newToken = (): string => randomBytes(32).toString("base64url");

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether an Authorization header carries the token; takes as long for a near miss as for a far one. */
export function carriesToken(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ""), digest(`Bearer ${token}`));
}
