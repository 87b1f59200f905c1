import type { TestProject } from "vitest/node";
import { startMoto } from "./moto.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The moto that all test files share; each puts a front server of its own before it. */
    motoUrl: string;
  }
}

/** Starts moto once for a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const moto = await startMoto();
  project.provide("motoUrl", moto.url);
  return () => moto.stop();
}
