/**
 * Keeps the SDK from telling the reader which Node versions its later releases will need: the course pins the SDK.
 * To be called before the first client is made.
 */
export function silenceNodeNotice(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
}
