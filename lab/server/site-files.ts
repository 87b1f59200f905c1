import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** What a path of the site leads to: a file, or a folder whose address lacks its final slash. */
export type Found = { file: string } | { redirect: string };

/** The parts of an address; undefined for one that no page of a site has. */
function segmentsOf(pathname: string): string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(decoded)) return undefined;
  const segments = decoded.split("/").filter((segment) => segment !== "");
  // No dot files, and no way up: not even one that stays inside.
  return segments.some((segment) => segment.startsWith(".")) ? undefined : segments;
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}

/** Whether a file, links followed, lies inside the folder. */
async function isInside(folder: string, file: string): Promise<boolean> {
  const root = await realpath(folder);
  return (await realpath(file)).startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Finds what an address means in the site's folder, or undefined. Never leads out of the folder. */
export async function findFile(folder: string, pathname: string): Promise<Found | undefined> {
  const segments = segmentsOf(pathname);
  if (!segments) return undefined;
  const path = join(folder, ...segments);
  const found = await statOf(path);
  if (found?.isDirectory()) {
    const index = join(path, "index.html");
    if (!(await statOf(index))?.isFile() || !(await isInside(folder, index))) return undefined;
    // Built from the parts, so that `//elsewhere` cannot become an address of another host.
    if (!pathname.endsWith("/")) return { redirect: `/${segments.map(encodeURIComponent).join("/")}/` };
    return { file: index };
  }
  return found?.isFile() && !pathname.endsWith("/") && (await isInside(folder, path)) ? { file: path } : undefined;
}
