import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type AccountKind, type Progress, parseProgress, record } from "./progress.ts";

const key = "vpce-lab.progress";
const changed = new EventTarget();
/** Stands in where the browser does not let a page store anything. */
let inMemory: string | null = null;

function read(): string | null {
  try {
    return localStorage.getItem(key) ?? inMemory;
  } catch {
    return inMemory;
  }
}

function write(text: string): void {
  inMemory = text;
  try {
    localStorage.setItem(key, text);
  } catch {
    // Private mode or a full disk: progress lasts as long as the page.
  }
  changed.dispatchEvent(new Event("change"));
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  window.addEventListener("storage", listener);
  return () => {
    changed.removeEventListener("change", listener);
    window.removeEventListener("storage", listener);
  };
}

const nothing = () => null;

/** The reader's progress in this browser, and how to add to it. */
export function useProgress() {
  const text = useSyncExternalStore(subscribe, read, nothing);
  const progress: Progress = useMemo(() => parseProgress(text), [text]);
  const add = useCallback((account: AccountKind, steps: Parameters<typeof record>[2]) => {
    write(JSON.stringify(record(parseProgress(read()), account, steps, new Date().toISOString())));
  }, []);
  return { progress, add };
}
