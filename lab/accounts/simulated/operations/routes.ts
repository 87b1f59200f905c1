import type {
  AssociateRouteTableRequest,
  CreateRouteRequest,
  CreateRouteTableRequest,
  DeleteRouteRequest,
  RouteTable,
} from "@aws-sdk/client-ec2";
import { AwsError, notFound } from "../error.ts";
import { issueId, type State } from "../state.ts";
import { type Operations, tagsOf } from "./operation.ts";
import { newRouteTable, vpcById } from "./vpc.ts";

function tableById(state: State, id: string | undefined): RouteTable {
  const table = state.routeTables.find((each) => each.RouteTableId === id);
  if (!table) throw notFound("InvalidRouteTableID.NotFound", "routeTable ID", id);
  return table;
}

export const routeOperations: Operations = {
  CreateRouteTable(state, input: CreateRouteTableRequest) {
    const table = newRouteTable(state, vpcById(state, input.VpcId), false);
    table.Tags = tagsOf(input);
    state.routeTables.push(table);
    return { RouteTable: table };
  },

  AssociateRouteTable(state, input: AssociateRouteTableRequest) {
    const table = tableById(state, input.RouteTableId);
    const RouteTableAssociationId = issueId(state, "rtbassoc");
    table.Associations?.push({
      RouteTableAssociationId,
      RouteTableId: table.RouteTableId,
      SubnetId: input.SubnetId,
      Main: false,
    });
    return { AssociationId: RouteTableAssociationId };
  },

  CreateRoute(state, input: CreateRouteRequest) {
    const table = tableById(state, input.RouteTableId);
    const same = table.Routes?.some((route) => route.DestinationCidrBlock === input.DestinationCidrBlock);
    if (same) {
      throw new AwsError("RouteAlreadyExists", `The route identified by ${input.DestinationCidrBlock} already exists.`);
    }
    const { RouteTableId: _, DryRun: __, VpcEndpointId, ...route } = input;
    const gateway = VpcEndpointId ? { GatewayId: VpcEndpointId } : {};
    table.Routes?.push({ ...(route as object), ...gateway, Origin: "CreateRoute", State: "active" });
    return { Return: true };
  },

  DeleteRoute(state, input: DeleteRouteRequest) {
    const table = tableById(state, input.RouteTableId);
    const kept = (table.Routes ?? []).filter((route) => route.DestinationCidrBlock !== input.DestinationCidrBlock);
    if (kept.length === table.Routes?.length) {
      throw new AwsError("InvalidRoute.NotFound", `no route with destination-cidr-block ${input.DestinationCidrBlock}`);
    }
    table.Routes = kept;
    return {};
  },
};
