import type { AttachedPolicy } from "@aws-sdk/client-iam";
import type { RolePolicies } from "../../../core/artifacts.ts";
import { collect, distinct } from "../collect.ts";
import { defineGatherer, type Run } from "../gatherer.ts";
import { documentText } from "../policy-document.ts";

const isKnown = (arn: string, known: readonly string[]) =>
  /^arn:[^:]+:iam::aws:policy\//.test(arn) && known.includes(arn.split("/").at(-1) ?? "");

/** An attached policy with the document of its default version, unless its name says enough. */
async function withDocument(run: Run, attached: AttachedPolicy): Promise<RolePolicies["attached"][number]> {
  const { PolicyArn = "" } = attached;
  if (isKnown(PolicyArn, run.knownPolicies)) return attached;
  const { sdk, client } = await run.aws.iam();
  const { Policy } = await client.send(new sdk.GetPolicyCommand({ PolicyArn }), run.options);
  const version = new sdk.GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId });
  const { PolicyVersion } = await client.send(version, run.options);
  return { ...attached, document: documentText(PolicyVersion?.Document) };
}

async function attachedTo(run: Run, RoleName: string): Promise<RolePolicies["attached"]> {
  const { sdk, client } = await run.aws.iam();
  const pages = sdk.paginateListAttachedRolePolicies({ client }, { RoleName }, run.options);
  const attached = await collect(pages, (page) => page.AttachedPolicies);
  return Promise.all(attached.map((policy) => withDocument(run, policy)));
}

async function inlineIn(run: Run, RoleName: string): Promise<RolePolicies["inline"]> {
  const { sdk, client } = await run.aws.iam();
  const pages = sdk.paginateListRolePolicies({ client }, { RoleName }, run.options);
  const names = await collect(pages, (page) => page.PolicyNames);
  const read = async (policyName: string) => {
    const command = new sdk.GetRolePolicyCommand({ RoleName, PolicyName: policyName });
    const { PolicyDocument } = await client.send(command, run.options);
    return { policyName, document: documentText(PolicyDocument) };
  };
  return Promise.all(names.map(read));
}

/** What the roles in the instances' profiles may do. */
export const rolePolicies = defineGatherer({
  artifact: "rolePolicies",
  needs: ["instanceProfiles"],
  actions: [
    "iam:ListAttachedRolePolicies",
    "iam:ListRolePolicies",
    "iam:GetRolePolicy",
    "iam:GetPolicy",
    "iam:GetPolicyVersion",
  ],
  async gather(run) {
    const profiles = await run.get("instanceProfiles");
    const names = distinct(profiles.flatMap((profile) => profile.Roles ?? []).map((role) => role.RoleName));
    return Promise.all(
      names.map(async (roleName): Promise<RolePolicies> => {
        const [attached, inline] = await Promise.all([attachedTo(run, roleName), inlineIn(run, roleName)]);
        return { roleName, attached, inline };
      }),
    );
  },
});
