import { spawn } from "node:child_process";

/** Whether somebody sits at a desktop here and would want a browser to open. */
export function hasDesktop(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (!process.stdout.isTTY || environment.CI) return false;
  if (process.platform === "darwin" || process.platform === "win32") return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

function opener(url: string): [string, string[]] {
  if (process.platform === "darwin") return ["open", [url]];
  // `start` takes its first quoted word for a window title.
  if (process.platform === "win32") return ["cmd", ["/c", "start", "", url]];
  return ["xdg-open", [url]];
}

/** Opens an address in the reader's browser; does nothing where that fails, for the address is printed as well. */
export function openBrowser(url: string): void {
  const [command, args] = opener(url);
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
