import type { CreateNetworkAclEntryRequest } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import type { Artifacts } from "../../core/artifacts.ts";
import { ec2, instanceAcl } from "../drill-objects.ts";

/** In front of the default network ACL's rule 100, which allows everything. */
const RuleNumber = 50;

type Where = Artifacts<"instances" | "networkAcls">;

/** Calls that put an entry which denies TCP ports into the network ACL of the instance's subnet, and take it out. */
export function denyingEntry(what: Pick<CreateNetworkAclEntryRequest, "Egress" | "PortRange">) {
  const at = (healthy: Where) => ({ NetworkAclId: instanceAcl(healthy).NetworkAclId, RuleNumber, Egress: what.Egress });
  return {
    create: (healthy: Where): ApiCall =>
      ec2("CreateNetworkAclEntry", {
        ...at(healthy),
        PortRange: what.PortRange,
        Protocol: "6",
        RuleAction: "deny",
        CidrBlock: "0.0.0.0/0",
      }),
    remove: (healthy: Where): ApiCall => ec2("DeleteNetworkAclEntry", at(healthy)),
  };
}
