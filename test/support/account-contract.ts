import { describe, expect, it } from "vitest";
import { type Account, type Scope, ScopeNotFound } from "../../lab/core/account.ts";
import { type ArtifactName, type Artifacts, isArtifactError, need } from "../../lab/core/artifacts.ts";
import { requiredArtifacts, runSteps } from "../../lab/core/run.ts";
import { steps } from "../../lab/steps/index.ts";
import { firstCause, idsWith } from "./verdicts.ts";

/** The lab in one kind of account: complete, and with the fault `endpoint-group-lacks-443`. */
export interface LabInAccount {
  healthy: () => Promise<{ account: Account; scope: Scope }>;
  broken: () => Promise<{ account: Account; scope: Scope }>;
}

const names = requiredArtifacts(steps);

const ids: Partial<Record<ArtifactName, string>> = {
  instances: "InstanceId",
  vpcs: "VpcId",
  subnets: "SubnetId",
  routeTables: "RouteTableId",
  networkAcls: "NetworkAclId",
  securityGroups: "GroupId",
  vpcEndpoints: "VpcEndpointId",
  endpointInterfaces: "NetworkInterfaceId",
  managedNodes: "InstanceId",
  commandInvocations: "CommandId",
};

/** What every account has to keep, whatever stands behind it. Declares a suite. */
export function accountContract(kind: string, lab: LabInAccount): void {
  describe(`the contract of accounts: ${kind}`, () => {
    it("gathers what is asked for, no more, in the SDK's shapes", async () => {
      const { account, scope } = await lab.healthy();
      const artifacts = await account.gather(names, scope);
      expect(Object.keys(artifacts).sort()).toEqual([...names].sort());
      expect(names.filter((name) => isArtifactError(artifacts[name]))).toEqual([]);
      for (const [name, key] of Object.entries(ids)) {
        const items = artifacts[name as ArtifactName] as unknown as Record<string, unknown>[];
        expect(items.length, name).toBeGreaterThan(0);
        for (const item of items) expect(item[key], `${name}.${key}`).toMatch(/\S/);
      }
      expect(Object.keys(await account.gather(["vpcs"], scope))).toEqual(["vpcs"]);
    });

    it("tells of each artifact as it arrives", async () => {
      const { account, scope } = await lab.healthy();
      const told: [ArtifactName, number, number][] = [];
      await account.gather(names, scope, { onArtifact: (...each) => told.push(each) });
      expect(told.map(([name]) => name).sort()).toEqual([...names].sort());
      expect(told.map(([, done]) => done)).toEqual(names.map((_, at) => at + 1));
      expect(new Set(told.map(([, , total]) => total))).toEqual(new Set([names.length]));
    });

    it("hands out copies: changing one changes no later answer", async () => {
      const { account, scope } = await lab.healthy();
      const look = async () => need((await account.gather(["vpcs"], scope)) as Artifacts<"vpcs">, "vpcs");
      const first = await look();
      for (const vpc of first) vpc.VpcId = "changed";
      expect((await look())[0]?.VpcId).not.toBe("changed");
    });

    it("refuses a scope that names nothing", async () => {
      const { account } = await lab.healthy();
      const nowhere: Scope = { kind: "vpc", id: "vpc-0ffffffffffffffff" };
      await expect(account.gather(["vpcs"], nowhere)).rejects.toThrow(ScopeNotFound);
    });

    it("passes the healthy lab, and says which account it looked at", async () => {
      const { account, scope } = await lab.healthy();
      const report = await runSteps(account, scope, steps);
      expect(report.steps.map((step) => step.verdict)).toEqual(steps.map(() => "pass"));
      expect(report.account).toMatchObject({ kind, region: account.region, id: expect.stringMatching(/^\d{12}$/) });
    });

    it("names the first cause of the broken lab", async () => {
      const { account, scope } = await lab.broken();
      const report = await runSteps(account, scope, steps);
      expect(idsWith(report, "fail")).toEqual(["endpoint-security-group", "node-online"]);
      expect(firstCause(report)?.id).toBe("endpoint-security-group");
      expect(firstCause(report)?.resources[0]).toMatch(/^sg-/);
    });
  });
}
