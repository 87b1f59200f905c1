import { type GatherOptions, type Scope, ScopeNotFound } from "../../core/account.ts";
import type { ApiCall } from "../../core/api-call.ts";
import type { ArtifactName, Artifacts } from "../../core/artifacts.ts";
import type { ChangeableAccount } from "../../core/drill.ts";
import { managedNodes, report } from "./agent.ts";
import { configuredArtifacts } from "./artifacts.ts";
import { AwsError } from "./error.ts";
import { operations } from "./operations/index.ts";
import { emptyState, type State, simulatedRegion } from "./state.ts";

/** An AWS account in memory: the same artifacts and operations, no network, nothing to pay. */
export interface SimulatedAccount extends ChangeableAccount {
  readonly kind: "simulated";
  /** What it holds; for the template loader and for tests. */
  readonly state: State;
}

function exists(state: State, scope: Scope): boolean {
  if (scope.kind === "vpc") return state.vpcs.some((each) => each.VpcId === scope.id);
  if (scope.kind === "instance") return state.instances.some((each) => each.InstanceId === scope.id);
  return state.stackResources.some((each) => each.StackName === scope.name);
}

const second = 1000;

/** Runs one operation. @throws AwsError with AWS's own code; the state is then as before. */
function perform(state: State, { service, operation, input }: ApiCall): Record<string, unknown> {
  const run = operations[service][operation];
  if (!run) throw new AwsError("InvalidAction", `The simulated account does not implement ${service} ${operation}.`);
  state.clock += second;
  const output = run(state, structuredClone(input)) as Record<string, unknown>;
  report(state);
  return structuredClone(output);
}

/** A simulated account with nothing in it. */
export function simulatedAccount(region: string = simulatedRegion): SimulatedAccount {
  const state = emptyState(region);
  return {
    kind: "simulated",
    region,
    calls: 0,
    state,
    async send(call) {
      const before = structuredClone(state);
      try {
        return perform(state, call);
      } catch (error) {
        Object.assign(state, before);
        throw error;
      }
    },
    async gather<N extends ArtifactName>(names: readonly N[], scope: Scope, options: GatherOptions = {}) {
      if (!exists(state, scope)) throw new ScopeNotFound(scope, region);
      const all: Artifacts = { ...configuredArtifacts(state), managedNodes: managedNodes(state) };
      const picked = names.map((name, at) => {
        options.onArtifact?.(name, at + 1, names.length);
        return [name, structuredClone(all[name])];
      });
      return Object.fromEntries(picked) as Artifacts<N>;
    },
  };
}
