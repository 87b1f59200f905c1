import type { Instance, NetworkAcl, VpcEndpoint } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../core/api-call.ts";
import { type Artifacts, need } from "../core/artifacts.ts";
import { isGone, serviceName } from "../network/endpoints.ts";

function found<T>(object: T | undefined, what: string): T {
  if (object === undefined) throw new Error(`this lab has no ${what} to break: finish the step first`);
  return object;
}

/** The lab's instance. @throws Error when there is none. */
export const labInstance = (artifacts: Artifacts<"instances">): Instance & { InstanceId: string } =>
  found(need(artifacts, "instances")[0], "instance") as Instance & { InstanceId: string };

/** The lab's endpoint for a service. @throws Error when there is none. */
export function labEndpoint(artifacts: Artifacts<"vpcEndpoints">, service: string, region: string): VpcEndpoint {
  const name = serviceName(service, region);
  return found(
    need(artifacts, "vpcEndpoints").find((each) => each.ServiceName === name && !isGone(each)),
    `endpoint for ${service}`,
  );
}

/** The network ACL of the subnet that the instance is in. @throws Error when there is none. */
export function instanceAcl(artifacts: Artifacts<"instances" | "networkAcls">): NetworkAcl {
  const { SubnetId } = labInstance(artifacts);
  const acls = need(artifacts, "networkAcls");
  return found(
    acls.find((acl) => acl.Associations?.some((each) => each.SubnetId === SubnetId)),
    "network ACL",
  );
}

/** Makes an ec2 call. */
export const ec2 = (operation: string, input: ApiCall["input"], keep?: ApiCall["keep"]): ApiCall => ({
  service: "ec2",
  operation,
  input,
  ...(keep ? { keep } : {}),
});

/** A rule as EC2 describes it, without what EC2 does not take back: an AWS answer is not always a valid request. */
export function asRequest(rule: object): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(rule, (key, value) => {
      if (Array.isArray(value) && value.length === 0) return undefined;
      return key === "UserId" ? undefined : value;
    }),
  ) as Record<string, unknown>;
}
