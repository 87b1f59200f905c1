import type { NetworkAclEntry } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import type { Link } from "./agent-path.ts";

/** The lowest rule number that AWS takes, and the number of the closing deny. */
const [firstNumber, closingNumber] = [1, 32767];

/**
 * An allow rule in front of the entry that denies; where there is no room in front, the entry's removal.
 * Rules are read in ascending number, so the first match wins (facts 6.2).
 */
export function allowBefore(ports: { From: number; To: number }): (link: Link) => ApiCall[] {
  return ({ hop }) => {
    const entry = hop.evidence[0]?.value as NetworkAclEntry | undefined;
    const egress = hop.kind.endsWith("-out");
    const acl = hop.object;
    const denying = entry?.RuleNumber ?? closingNumber;
    if (denying <= firstNumber) {
      return [
        {
          service: "ec2",
          operation: "DeleteNetworkAclEntry",
          input: { NetworkAclId: acl, RuleNumber: denying, Egress: egress },
        },
      ];
    }
    const number = denying === closingNumber ? closingNumber - 1 : denying - 1;
    return [
      {
        service: "ec2",
        operation: "CreateNetworkAclEntry",
        input: {
          NetworkAclId: acl,
          RuleNumber: number,
          Protocol: "6",
          PortRange: ports,
          RuleAction: "allow",
          Egress: egress,
          CidrBlock: entry?.CidrBlock ?? "0.0.0.0/0",
        },
      },
    ];
  };
}
