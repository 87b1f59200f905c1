import type { VpcEndpoint } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { ec2 } from "../drill-objects.ts";

export const deleteEndpoint = (endpoint: VpcEndpoint): ApiCall =>
  ec2("DeleteVpcEndpoints", { VpcEndpointIds: [endpoint.VpcEndpointId] });

/** Creates an endpoint like one that has been deleted; its id is a new one. */
export const recreateEndpoint = (endpoint: VpcEndpoint): ApiCall =>
  ec2("CreateVpcEndpoint", {
    VpcId: endpoint.VpcId,
    VpcEndpointType: endpoint.VpcEndpointType,
    ServiceName: endpoint.ServiceName,
    SubnetIds: endpoint.SubnetIds,
    SecurityGroupIds: (endpoint.Groups ?? []).map((group) => group.GroupId),
    PrivateDnsEnabled: endpoint.PrivateDnsEnabled,
    TagSpecifications: [
      { ResourceType: "vpc-endpoint", Tags: (endpoint.Tags ?? []).filter((tag) => !tag.Key?.startsWith("aws:")) },
    ],
  });
