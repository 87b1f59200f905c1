import type { StackResource } from "@aws-sdk/client-cloudformation";
import type {
  DescribeVpcAttributeResult,
  DhcpOptions,
  Image,
  Instance,
  NetworkAcl,
  NetworkInterface,
  PrefixListEntry,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
} from "@aws-sdk/client-ec2";
import type { AttachedPolicy, InstanceProfile } from "@aws-sdk/client-iam";
import type { HostedZoneSummary, ResourceRecordSet } from "@aws-sdk/client-route-53";
import type { CommandInvocation, InstanceInformation, ServiceSetting } from "@aws-sdk/client-ssm";
import type { GetCallerIdentityCommandOutput } from "@aws-sdk/client-sts";

/** What a role may do, read from IAM. Documents are JSON text, already URL-decoded. */
export interface RolePolicies {
  roleName: string;
  attached: (AttachedPolicy & { document?: string })[];
  inline: { policyName: string; document: string }[];
}

/** A private hosted zone associated with the VPC, and its records for the names of this course. */
export interface HostedZone {
  zone: HostedZoneSummary;
  records: ResourceRecordSet[];
}

/** Artifact name to value: what the AWS APIs say, in the AWS SDK's output shapes. */
export interface ArtifactTypes {
  callerIdentity: Pick<GetCallerIdentityCommandOutput, "Account" | "Arn" | "UserId">;
  /** Empty where the scope is not a stack. */
  stackResources: StackResource[];
  /** The instances the checks are about; terminated ones are left out. */
  instances: Instance[];
  vpcs: Vpc[];
  /** One answer a VPC, both DNS attributes in it. */
  vpcAttributes: Pick<DescribeVpcAttributeResult, "VpcId" | "EnableDnsSupport" | "EnableDnsHostnames">[];
  dhcpOptions: DhcpOptions[];
  subnets: Subnet[];
  routeTables: RouteTable[];
  networkAcls: NetworkAcl[];
  securityGroups: SecurityGroup[];
  vpcEndpoints: VpcEndpoint[];
  /** The network interfaces of the VPC's interface endpoints. */
  endpointInterfaces: NetworkInterface[];
  /** Entries of the prefix lists that security groups and routes name. */
  prefixLists: { PrefixListId: string; Entries: PrefixListEntry[] }[];
  hostedZones: HostedZone[];
  images: Image[];
  instanceProfiles: InstanceProfile[];
  rolePolicies: RolePolicies[];
  /** Default Host Management Configuration of the account and region (facts 1.7, 1.8). */
  defaultHostManagement: Pick<ServiceSetting, "SettingId" | "SettingValue">;
  managedNodes: InstanceInformation[];
  /** Newest first, with plugin output. */
  commandInvocations: CommandInvocation[];
}

export type ArtifactName = keyof ArtifactTypes;

/** Why an artifact could not be gathered. */
export type ArtifactErrorKind =
  | "AccessDenied"
  | "NoCredentials"
  | "Expired"
  | "Throttled"
  | "NotFound"
  | "Unreachable"
  | "UnexpectedResponse";

/** An artifact that could not be gathered is a value too. */
export interface ArtifactError {
  error: ArtifactErrorKind;
  /** The IAM action, e.g. `ec2:DescribeSecurityGroups`. */
  action: string;
  /** One line: AWS's own words where it said any. */
  message: string;
}

export type ArtifactValue<N extends ArtifactName> = ArtifactTypes[N] | ArtifactError;

/** Gathered artifacts: for each name its value, or why it could not be had. */
export type Artifacts<N extends ArtifactName = ArtifactName> = { readonly [K in N]: ArtifactValue<K> };

export function isArtifactError(value: unknown): value is ArtifactError {
  return typeof value === "object" && value !== null && "error" in value && "action" in value;
}

/** Thrown by `need`; the runner turns it into the verdict `unknown`. */
export class Unseen extends Error {
  constructor(
    readonly artifact: ArtifactName,
    readonly reason: ArtifactError,
  ) {
    super(`${artifact}: ${reason.error} (${reason.action})`);
    this.name = "Unseen";
  }
}

/**
 * The value of an artifact that a decision needs.
 * @throws Unseen when it could not be gathered.
 */
export function need<N extends ArtifactName>(artifacts: Artifacts<N>, name: N): ArtifactTypes[N] {
  const value = artifacts[name];
  if (value === undefined) throw new Error(`artifact ${name} was not gathered: add it to the check's requires`);
  if (isArtifactError(value)) throw new Unseen(name, value);
  return value as ArtifactTypes[N];
}

/** The value of an artifact that only refines a decision, or undefined when it could not be gathered. */
export function maybe<N extends ArtifactName>(artifacts: Artifacts<N>, name: N): ArtifactTypes[N] | undefined {
  const value = artifacts[name];
  return value === undefined || isArtifactError(value) ? undefined : (value as ArtifactTypes[N]);
}
