import type { Service } from "../../../core/api-call.ts";
import { iamOperations } from "./iam.ts";
import { instanceOperations } from "./instances.ts";
import { internetOperations } from "./internet.ts";
import { networkAclOperations } from "./network-acls.ts";
import type { Operations } from "./operation.ts";
import { routeOperations } from "./routes.ts";
import { runCommandOperations } from "./run-command.ts";
import { securityGroupOperations } from "./security-groups.ts";
import { vpcOperations } from "./vpc.ts";
import { vpcEndpointOperations } from "./vpc-endpoints.ts";

/** Every AWS API operation that the simulated account implements. */
export const operations: Record<Service, Operations> = {
  ec2: {
    ...vpcOperations,
    ...routeOperations,
    ...securityGroupOperations,
    ...networkAclOperations,
    ...vpcEndpointOperations,
    ...instanceOperations,
    ...internetOperations,
  },
  iam: iamOperations,
  ssm: runCommandOperations,
};
