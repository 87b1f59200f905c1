/**
 * The JSON text of a policy document as IAM hands it out: URL-encoded (RFC 3986). Emulators hand out the JSON
 * itself, or the object.
 * @throws URIError when it is neither.
 */
export function documentText(document: unknown): string {
  if (typeof document !== "string") return JSON.stringify(document);
  return /^\s*[{[]/.test(document) ? document : decodeURIComponent(document);
}
