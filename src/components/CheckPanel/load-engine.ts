let loading: Promise<typeof import("./engine.ts")> | undefined;

/** Loads the lab once; after a failure (offline, a new deployment) the next call tries again. */
export function loadEngine() {
  loading ??= import("./engine.ts").catch((error: unknown) => {
    loading = undefined;
    throw new EngineNotLoaded(String(error));
  });
  return loading;
}

/** Starts loading on hover or focus, so that the first check answers at once. */
export function prefetchEngine(): void {
  loadEngine().catch(() => {
    // The press that follows reports it.
  });
}

/** The lab's code did not arrive. */
export class EngineNotLoaded extends Error {}
