import type { NetworkAclEntry, VpcEndpoint } from "@aws-sdk/client-ec2";
import { report as agentsReport } from "../../lab/accounts/simulated/agent.ts";
import { simulatedLab } from "../../lab/accounts/simulated/index.ts";
import type { State } from "../../lab/accounts/simulated/state.ts";
import type { Artifacts } from "../../lab/core/artifacts.ts";
import type { Report } from "../../lab/core/result.ts";
import { evaluateSteps, requiredArtifacts } from "../../lab/core/run.ts";
import { steps } from "../../lab/steps/index.ts";
import { publishedTemplates } from "./templates.ts";

const templates = publishedTemplates();

/** What a reader's own account may look like: the lab's objects without its tags, changed by hand. */
export type SetUp = (state: State) => void;

export const first = <T>(items: readonly T[]): T => items[0] as T;
/** The lab's objects, by the part that they play. */
export const own = (state: State) => {
  const instance = first(state.instances);
  const endpoint = (service: string) =>
    state.vpcEndpoints.find((each) => each.ServiceName?.endsWith(`.${service}`)) as VpcEndpoint;
  const group = (id: string | undefined) =>
    state.securityGroups.find((each) => each.GroupId === id) as State["securityGroups"][number];
  const table = (subnetId: string | undefined) =>
    state.routeTables.find((each) =>
      each.Associations?.some((one) => one.SubnetId === subnetId),
    ) as State["routeTables"][number];
  return {
    vpc: first(state.vpcs),
    instance,
    ssm: endpoint("ssm"),
    ssmmessages: endpoint("ssmmessages"),
    instanceGroup: group(instance.SecurityGroups?.[0]?.GroupId),
    endpointGroup: group(endpoint("ssm").Groups?.[0]?.GroupId),
    acl: first(state.networkAcls),
    instanceTable: table(instance.SubnetId),
  };
};

export const entry = (
  RuleNumber: number,
  Egress: boolean,
  RuleAction: "allow" | "deny",
  from: number,
  to: number,
  CidrBlock = "0.0.0.0/0",
): NetworkAclEntry => ({
  RuleNumber,
  Egress,
  RuleAction,
  CidrBlock,
  Protocol: "6",
  PortRange: { From: from, To: to },
});

export interface Overrides extends Partial<Artifacts> {}

/**
 * Checks a set-up: the complete lab, changed, and without the lab's tag, as a VPC of the reader's own has none.
 * @param overrides artifacts that take the place of the simulated account's.
 */
export async function checkSetUp(setUp: SetUp, overrides: Overrides = {}): Promise<Report> {
  const lab = await simulatedLab(templates);
  for (const vpc of lab.state.vpcs) vpc.Tags = [];
  setUp(lab.state);
  agentsReport(lab.state);
  const gathered = await lab.gather(requiredArtifacts(steps), lab.scope);
  const artifacts = { ...gathered, ...overrides } as Artifacts;
  const about = { region: lab.region, scope: lab.scope };
  return {
    account: { kind: "simulated", region: lab.region },
    scope: lab.scope,
    through: "",
    calls: 0,
    steps: evaluateSteps(steps, artifacts, about),
  };
}
