import type { Account, Scope } from "./account.ts";
import { type ApiCall, type KeptValues, type SendCall, sendAll } from "./api-call.ts";
import type { Artifacts } from "./artifacts.ts";
import type { Fault } from "./fault.ts";

/** An account that can be changed, as drills do. */
export interface ChangeableAccount extends Account {
  send: SendCall;
}

/** A fault that has been injected: what stood before, so that it can be mended. */
export interface Drill {
  fault: Fault;
  healthy: Artifacts;
  /** The calls that broke it. */
  calls: ApiCall[];
  /** Ids of what those calls created. */
  kept: KeptValues;
}

const look = (account: Account, scope: Scope, fault: Fault) =>
  account.gather(fault.requires, scope) as Promise<Artifacts>;

/** Breaks the account with a fault. @throws Error when a call is refused. */
export async function injectFault(account: ChangeableAccount, scope: Scope, fault: Fault): Promise<Drill> {
  const healthy = await look(account, scope, fault);
  const calls = fault.break({ healthy, region: account.region });
  const kept = await sendAll(calls, account.send);
  return { fault, healthy, calls, kept };
}

/** Restores what stood before the drill and returns the calls that did. @throws Error when a call is refused. */
export async function mendFault(account: ChangeableAccount, scope: Scope, drill: Drill): Promise<ApiCall[]> {
  const broken = await look(account, scope, drill.fault);
  const calls = drill.fault.mend({ healthy: drill.healthy, broken, kept: drill.kept, region: account.region });
  await sendAll(calls, account.send);
  return calls;
}
