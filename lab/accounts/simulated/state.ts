import type { Address, IamInstanceProfileAssociation, InternetGateway, NetworkInterface } from "@aws-sdk/client-ec2";
import type { Role } from "@aws-sdk/client-iam";
import type { InstanceInformation } from "@aws-sdk/client-ssm";
import type { ArtifactTypes } from "../../core/artifacts.ts";

/** What the account holds in the very shape in which it is gathered. */
type Gathered = Pick<
  ArtifactTypes,
  | "stackResources"
  | "vpcs"
  | "vpcAttributes"
  | "dhcpOptions"
  | "subnets"
  | "routeTables"
  | "networkAcls"
  | "securityGroups"
  | "vpcEndpoints"
  | "instances"
  | "images"
  | "instanceProfiles"
  | "rolePolicies"
  | "commandInvocations"
>;

/** Everything the simulated account holds, in the AWS SDK's output shapes. */
export interface State extends Gathered {
  region: string;
  accountId: string;
  networkInterfaces: NetworkInterface[];
  internetGateways: InternetGateway[];
  addresses: Address[];
  profileAssociations: IamInstanceProfileAssociation[];
  roles: Role[];
  /** Nodes that have registered at least once, by instance id. */
  registered: Record<string, InstanceInformation>;
  /** How many ids have been handed out. */
  issued: number;
  /** Simulated milliseconds since the epoch; every operation takes a second. */
  clock: number;
}

/** AWS's documentation account. */
export const simulatedAccountId = "111122223333";
export const simulatedRegion = "ap-northeast-2";
const dhcpOptionsId = "dopt-0d5f2a8c4e6b19073";

/** An account with nothing in it but what every region has. */
export function emptyState(region: string): State {
  return {
    region,
    accountId: simulatedAccountId,
    stackResources: [],
    vpcs: [],
    vpcAttributes: [],
    dhcpOptions: [
      {
        DhcpOptionsId: dhcpOptionsId,
        DhcpConfigurations: [{ Key: "domain-name-servers", Values: [{ Value: "AmazonProvidedDNS" }] }],
      },
    ],
    subnets: [],
    routeTables: [],
    networkAcls: [],
    securityGroups: [],
    vpcEndpoints: [],
    networkInterfaces: [],
    internetGateways: [],
    addresses: [],
    images: [
      {
        ImageId: "ami-0a1c2e3f4b5d60789",
        Name: "al2023-ami-2023.9.20251117.1-kernel-6.1-arm64",
        OwnerId: "137112412989",
      },
      {
        ImageId: "ami-0b2d3f405c6e7189a",
        Name: "al2023-ami-minimal-2023.9.20251117.1-kernel-6.1-arm64",
        OwnerId: "137112412989",
      },
    ],
    instances: [],
    profileAssociations: [],
    roles: [],
    instanceProfiles: [],
    rolePolicies: [],
    registered: {},
    commandInvocations: [],
    issued: 0,
    clock: Date.UTC(2026, 0, 1),
  };
}

/** A new id of AWS's form, e.g. `sg-0c2d…`: the same sequence of operations hands out the same ids. */
export function issueId(state: State, prefix: string): string {
  state.issued += 1;
  let hash = 0xcbf29ce484222325n;
  for (const byte of `${prefix}/${state.issued}`) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte.charCodeAt(0))) * 0x100000001b3n);
  }
  // FNV-1a leaves neighbours alike; one more round tells ids apart at a glance.
  hash = BigInt.asUintN(64, (hash ^ (hash >> 29n)) * 0xbf58476d1ce4e5b9n);
  hash ^= hash >> 32n;
  return `${prefix}-0${hash.toString(16).padStart(16, "0")}`;
}

export const now = (state: State): Date => new Date(state.clock);

/** Public parameters of Systems Manager that name machine images. */
export function imageOf(state: State, parameter: string): string | undefined {
  const minimal = parameter.includes("-minimal-");
  if (!parameter.startsWith("/aws/service/ami-amazon-linux-latest/al2023-ami-")) return undefined;
  return state.images.find((image) => image.Name?.includes("-minimal-") === minimal)?.ImageId;
}
