import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder for temporary files, gone when the test file that imports this has run. */
export function tempFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `vpce-lab-${name}-`));
  made.push(folder);
  return folder;
}
