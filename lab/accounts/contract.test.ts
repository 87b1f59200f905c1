import { accountContract } from "../../test/support/account-contract.ts";
import { publishedTemplates } from "../../test/support/templates.ts";
import { injectFault } from "../core/drill.ts";
import type { Fault } from "../core/fault.ts";
import { requiredArtifacts } from "../core/run.ts";
import { faults, steps } from "../steps/index.ts";
import { simulatedLab } from "./simulated/index.ts";
import { snapshotAccount, snapshotVersion } from "./snapshot/index.ts";

const fault = faults.find(({ id }) => id === "endpoint-group-lacks-443") as Fault;

async function simulated(broken: boolean) {
  const account = await simulatedLab(publishedTemplates());
  if (broken) await injectFault(account, account.scope, fault);
  return { account, scope: account.scope };
}

/** Through JSON, as a file would hold it. */
async function replayed(broken: boolean) {
  const { account, scope } = await simulated(broken);
  const artifacts = await account.gather(requiredArtifacts(steps), scope);
  const file = JSON.stringify({ version: snapshotVersion, region: account.region, scope, artifacts });
  const snapshot = snapshotAccount(JSON.parse(file));
  return { account: snapshot, scope: snapshot.scope };
}

accountContract("simulated", { healthy: () => simulated(false), broken: () => simulated(true) });
accountContract("snapshot", { healthy: () => replayed(false), broken: () => replayed(true) });
