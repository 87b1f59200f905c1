import type {
  AssociateAddressRequest,
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  DisassociateAddressRequest,
  InternetGateway,
  ReleaseAddressRequest,
} from "@aws-sdk/client-ec2";
import { AwsError, notFound } from "../error.ts";
import { issueId, type State } from "../state.ts";
import { instanceById } from "./instances.ts";
import { type Operations, tagsOf } from "./operation.ts";

function gatewayById(state: State, id: string | undefined): InternetGateway {
  const gateway = state.internetGateways.find((each) => each.InternetGatewayId === id);
  if (!gateway) throw notFound("InvalidInternetGatewayID.NotFound", "internetGateway ID", id);
  return gateway;
}

function addressBy(
  state: State,
  test: (address: { AllocationId?: string; AssociationId?: string }) => boolean,
  id: unknown,
) {
  const address = state.addresses.find(test);
  if (!address) throw notFound("InvalidAllocationID.NotFound", "allocation ID", id);
  return address;
}

export const internetOperations: Operations = {
  CreateInternetGateway(state, input: CreateInternetGatewayRequest) {
    const gateway = { InternetGatewayId: issueId(state, "igw"), Attachments: [], Tags: tagsOf(input) };
    state.internetGateways.push(gateway);
    return { InternetGateway: gateway };
  },

  AttachInternetGateway(state, input: AttachInternetGatewayRequest) {
    gatewayById(state, input.InternetGatewayId).Attachments = [{ VpcId: input.VpcId, State: "attached" }];
    return {};
  },

  DetachInternetGateway(state, input: AttachInternetGatewayRequest) {
    const gateway = gatewayById(state, input.InternetGatewayId);
    if (state.addresses.some((address) => address.InstanceId)) {
      throw new AwsError("DependencyViolation", `Network ${input.VpcId} has some mapped public address(es).`);
    }
    gateway.Attachments = [];
    return {};
  },

  DeleteInternetGateway(state, input: { InternetGatewayId?: string }) {
    const gateway = gatewayById(state, input.InternetGatewayId);
    if (gateway.Attachments?.length) {
      throw new AwsError(
        "DependencyViolation",
        `The internetGateway '${input.InternetGatewayId}' has dependencies and cannot be deleted.`,
      );
    }
    state.internetGateways = state.internetGateways.filter((each) => each !== gateway);
    return {};
  },

  AllocateAddress(state) {
    // From TEST-NET-3 (RFC 5737): public in kind, nobody's in fact.
    const address = {
      AllocationId: issueId(state, "eipalloc"),
      PublicIp: `203.0.113.${10 + state.addresses.length}`,
      Domain: "vpc" as const,
    };
    state.addresses.push(address);
    return address;
  },

  AssociateAddress(state, input: AssociateAddressRequest) {
    const address = addressBy(state, (each) => each.AllocationId === input.AllocationId, input.AllocationId);
    const instance = instanceById(state, input.InstanceId);
    address.AssociationId = issueId(state, "eipassoc");
    address.InstanceId = instance.InstanceId;
    instance.PublicIpAddress = address.PublicIp;
    return { AssociationId: address.AssociationId };
  },

  DisassociateAddress(state, input: DisassociateAddressRequest) {
    const address = addressBy(state, (each) => each.AssociationId === input.AssociationId, input.AssociationId);
    delete instanceById(state, address.InstanceId).PublicIpAddress;
    delete address.AssociationId;
    delete address.InstanceId;
    return {};
  },

  ReleaseAddress(state, input: ReleaseAddressRequest) {
    const address = addressBy(state, (each) => each.AllocationId === input.AllocationId, input.AllocationId);
    if (address.AssociationId) throw new AwsError("InvalidIPAddress.InUse", `Address ${address.PublicIp} is in use.`);
    state.addresses = state.addresses.filter((each) => each !== address);
    return {};
  },
};
