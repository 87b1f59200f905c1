import type { ArtifactName, Artifacts, ArtifactTypes } from "../../core/artifacts.ts";
import type { State } from "./state.ts";

const listed = (state: State) => state.instances.filter((each) => each.State?.Name !== "terminated");

/**
 * Where each artifact comes from in the simulated account, apart from `managedNodes`, which follows from them.
 * The compiler finds an artifact without a source.
 */
const sources: { [N in Exclude<ArtifactName, "managedNodes">]: (state: State) => ArtifactTypes[N] } = {
  callerIdentity: ({ accountId }) => ({
    Account: accountId,
    Arn: `arn:aws:iam::${accountId}:user/reader`,
    UserId: "AIDAEXAMPLE",
  }),
  stackResources: (state) => state.stackResources,
  instances: listed,
  vpcs: (state) => state.vpcs,
  vpcAttributes: (state) => state.vpcAttributes,
  dhcpOptions: (state) => state.dhcpOptions,
  subnets: (state) => state.subnets,
  routeTables: (state) => state.routeTables,
  networkAcls: (state) => state.networkAcls,
  securityGroups: (state) => state.securityGroups,
  vpcEndpoints: (state) => state.vpcEndpoints,
  endpointInterfaces: (state) => state.networkInterfaces,
  prefixLists: () => [],
  hostedZones: () => [],
  images: (state) => state.images.filter((image) => listed(state).some((each) => each.ImageId === image.ImageId)),
  instanceProfiles: (state) => {
    const used = new Set(listed(state).map((each) => each.IamInstanceProfile?.Arn));
    return state.instanceProfiles.filter((each) => used.has(each.Arn));
  },
  rolePolicies: (state) => state.rolePolicies,
  defaultHostManagement: () => ({
    SettingId: "/ssm/managed-instance/default-ec2-instance-management-role",
    SettingValue: "$None",
  }),
  commandInvocations: (state) => state.commandInvocations,
};

export type ConfiguredArtifacts = Artifacts<keyof typeof sources>;

/** What the account's APIs say of its configuration. The values are the state's own: copy before handing out. */
export function configuredArtifacts(state: State): ConfiguredArtifacts {
  const read = ([name, source]: [string, (state: State) => unknown]) => [name, source(state)] as const;
  return Object.fromEntries(Object.entries(sources).map(read)) as unknown as ConfiguredArtifacts;
}
