import type { CreateNetworkAclEntryRequest, DeleteNetworkAclEntryRequest, NetworkAcl } from "@aws-sdk/client-ec2";
import { AwsError, notFound } from "../error.ts";
import type { State } from "../state.ts";
import type { Operations } from "./operation.ts";

function aclById(state: State, id: string | undefined): NetworkAcl {
  const acl = state.networkAcls.find((each) => each.NetworkAclId === id);
  if (!acl) throw notFound("InvalidNetworkAclID.NotFound", "networkAcl ID", id);
  return acl;
}

const isEntry = (a: { Egress?: boolean; RuleNumber?: number }, b: { Egress?: boolean; RuleNumber?: number }) =>
  a.Egress === b.Egress && a.RuleNumber === b.RuleNumber;

export const networkAclOperations: Operations = {
  CreateNetworkAclEntry(state, input: CreateNetworkAclEntryRequest) {
    const acl = aclById(state, input.NetworkAclId);
    const { NetworkAclId: _, DryRun: __, ...entry } = input;
    if (acl.Entries?.some((each) => isEntry(each, entry))) {
      throw new AwsError(
        "NetworkAclEntryAlreadyExists",
        `The network acl entry identified by ${entry.RuleNumber} already exists.`,
      );
    }
    acl.Entries = [...(acl.Entries ?? []), entry].sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0));
    return {};
  },

  DeleteNetworkAclEntry(state, input: DeleteNetworkAclEntryRequest) {
    const acl = aclById(state, input.NetworkAclId);
    const kept = (acl.Entries ?? []).filter((each) => !isEntry(each, input));
    if (kept.length === acl.Entries?.length) {
      throw notFound("InvalidNetworkAclEntry.NotFound", "network acl entry", input.RuleNumber);
    }
    acl.Entries = kept;
    return {};
  },
};
