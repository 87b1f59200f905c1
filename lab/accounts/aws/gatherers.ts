import type { ArtifactName } from "../../core/artifacts.ts";
import type { Gatherer } from "./gatherer.ts";
import { callerIdentity } from "./gatherers/caller-identity.ts";
import { commandInvocations } from "./gatherers/command-invocations.ts";
import { defaultHostManagement } from "./gatherers/default-host-management.ts";
import { dhcpOptions } from "./gatherers/dhcp-options.ts";
import { endpointInterfaces } from "./gatherers/endpoint-interfaces.ts";
import { hostedZones } from "./gatherers/hosted-zones.ts";
import { images } from "./gatherers/images.ts";
import { instanceProfiles } from "./gatherers/instance-profiles.ts";
import { instances } from "./gatherers/instances.ts";
import { managedNodes } from "./gatherers/managed-nodes.ts";
import { prefixLists } from "./gatherers/prefix-lists.ts";
import { rolePolicies } from "./gatherers/role-policies.ts";
import { stackResources } from "./gatherers/stack-resources.ts";
import { vpcAttributes } from "./gatherers/vpc-attributes.ts";
import { networkAcls, routeTables, securityGroups, subnets, vpcEndpoints } from "./gatherers/vpc-contents.ts";
import { vpcs } from "./gatherers/vpcs.ts";

/** Every artifact's gatherer; the compiler finds an artifact without one. */
export const gatherers: { readonly [N in ArtifactName]: Gatherer<N> } = {
  callerIdentity,
  stackResources,
  instances,
  vpcs,
  vpcAttributes,
  dhcpOptions,
  subnets,
  routeTables,
  networkAcls,
  securityGroups,
  vpcEndpoints,
  endpointInterfaces,
  prefixLists,
  hostedZones,
  images,
  instanceProfiles,
  rolePolicies,
  defaultHostManagement,
  managedNodes,
  commandInvocations,
};
