import { setMaxListeners } from "node:events";
import { type GatherOptions, type Scope, ScopeNotFound } from "../../core/account.ts";
import type { ArtifactName, Artifacts, ArtifactTypes } from "../../core/artifacts.ts";
import { artifactError } from "./artifact-error.ts";
import { CallFailure } from "./call-failure.ts";
import type { AwsClients } from "./clients.ts";
import type { Gatherer, Run } from "./gatherer.ts";
import { gatherers } from "./gatherers.ts";

interface Source {
  aws: AwsClients;
  region: string;
  knownPolicies: readonly string[];
}

/**
 * Gathers artifacts, all that can be at once. An artifact that rests on one that failed gets the same error.
 * @throws ScopeNotFound when the scope names nothing that exists.
 * @throws the signal's reason when it is aborted; nothing is called after that.
 */
export async function gatherArtifacts<N extends ArtifactName>(
  names: readonly N[],
  scope: Scope,
  source: Source,
  { onArtifact, signal }: GatherOptions,
): Promise<Artifacts<N>> {
  const stop = new AbortController();
  const abortSignal = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  // One listener for each call under way; Node takes more than ten for a leak.
  setMaxListeners(0, abortSignal);
  const started = new Map<ArtifactName, Promise<unknown>>();
  const run: Run<ArtifactName> = {
    ...source,
    scope,
    options: { abortSignal },
    get<K extends ArtifactName>(name: K) {
      const promise = started.get(name) ?? start(gatherers[name] as Gatherer<K>);
      started.set(name, promise);
      return promise as Promise<ArtifactTypes[K]>;
    },
  };

  async function start<K extends ArtifactName>(gatherer: Gatherer<K>): Promise<ArtifactTypes[K]> {
    try {
      signal?.throwIfAborted();
      return await gatherer.gather(run);
    } catch (error) {
      if (error instanceof CallFailure || error instanceof ScopeNotFound) throw error;
      // AWS answered, and the answer was not what the gatherer reads.
      throw new CallFailure(gatherer.actions[0] as string, error);
    }
  }

  let done = 0;
  async function settled(name: N) {
    const value = await run.get(name).catch((error: unknown) => {
      signal?.throwIfAborted();
      if (error instanceof CallFailure) return artifactError(error);
      throw error;
    });
    done += 1;
    onArtifact?.(name, done, names.length);
    return [name, value] as const;
  }

  try {
    return Object.fromEntries(await Promise.all(names.map(settled))) as unknown as Artifacts<N>;
  } catch (error) {
    // The other calls are still under way, and nobody waits for them any more.
    stop.abort();
    throw error;
  }
}
