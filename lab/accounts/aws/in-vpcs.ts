import type { Filter, Vpc } from "@aws-sdk/client-ec2";
import { distinct } from "./collect.ts";

/** EC2's filter for what lies in these VPCs: EC2 looks it up, so what lies elsewhere costs nothing. */
export const inVpcs = (vpcs: readonly Vpc[]): Filter[] => [
  { Name: "vpc-id", Values: distinct(vpcs.map((vpc) => vpc.VpcId)) },
];
