import type { Tag } from "@aws-sdk/client-ec2";
import { type Artifacts, maybe } from "../core/artifacts.ts";

/** The tag key on everything that the course creates; its value is the stack's name. */
export const labTag = "vpce-lab";
/** The stack's name, where the reader gives no other. */
export const defaultStackName = "VpceLab";

export const isLabs = (tagged: { Tags?: Tag[] | undefined } | undefined): boolean =>
  (tagged?.Tags ?? []).some((tag) => tag.Key === labTag);

/** Whether a VPC is this course's lab and not a reader's own: a way out is a fault only in the lab. */
export function isLabVpc(artifacts: Artifacts<"vpcs">, vpcId: string | undefined): boolean {
  return isLabs(maybe(artifacts, "vpcs")?.find((vpc) => vpc.VpcId === vpcId));
}

/** Tags for what a request creates, in the shape of EC2's TagSpecifications. */
export const labTags = (resourceType: string) => [
  { ResourceType: resourceType, Tags: [{ Key: labTag, Value: defaultStackName }] },
];
