import type { InstanceProfile } from "@aws-sdk/client-iam";
import { failedWith } from "../call-failure.ts";
import { distinct, unless } from "../collect.ts";
import { defineGatherer } from "../gatherer.ts";
import { documentText } from "../policy-document.ts";

function decoded(profile: InstanceProfile): InstanceProfile {
  const Roles = (profile.Roles ?? []).map((role) =>
    role.AssumeRolePolicyDocument === undefined
      ? role
      : { ...role, AssumeRolePolicyDocument: documentText(role.AssumeRolePolicyDocument) },
  );
  return { ...profile, Roles };
}

/** The instances' profiles with their roles; a profile that no longer exists is left out. */
export const instanceProfiles = defineGatherer({
  artifact: "instanceProfiles",
  needs: ["instances"],
  actions: ["iam:GetInstanceProfile"],
  async gather({ aws, options, get }) {
    const arns = distinct((await get("instances")).map((instance) => instance.IamInstanceProfile?.Arn));
    if (arns.length === 0) return [];
    const { sdk, client } = await aws.iam();
    const isGone = (error: unknown) => failedWith(error, /^NoSuchEntity/) !== undefined;
    const profiles = arns.map((arn) => {
      const InstanceProfileName = arn.split("/").at(-1);
      const command = new sdk.GetInstanceProfileCommand({ InstanceProfileName });
      return unless(isGone, client.send(command, options));
    });
    return distinct((await Promise.all(profiles)).map((answer) => answer?.InstanceProfile)).map(decoded);
  },
});
