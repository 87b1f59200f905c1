import type { Instance } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { defineFault } from "../../core/fault.ts";
import { ec2, labInstance } from "../drill-objects.ts";

/** Public parameter of the image that is smaller for want of, among others, SSM Agent. */
const minimalImage = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-arm64";

/** Puts another instance in the place of one: an instance's image cannot be changed. */
function replace(model: Instance, old: Instance, ImageId: string | undefined): ApiCall[] {
  return [
    ec2("TerminateInstances", { InstanceIds: [old.InstanceId] }),
    ec2("RunInstances", {
      ImageId,
      InstanceType: model.InstanceType,
      SubnetId: model.SubnetId,
      SecurityGroupIds: (model.SecurityGroups ?? []).map((group) => group.GroupId),
      IamInstanceProfile: { Arn: model.IamInstanceProfile?.Arn },
      MetadataOptions: { HttpTokens: "required" },
      MinCount: 1,
      MaxCount: 1,
      // AWS keeps the prefix aws: for tags of its own.
      TagSpecifications: [
        { ResourceType: "instance", Tags: (model.Tags ?? []).filter((tag) => !tag.Key?.startsWith("aws:")) },
      ],
    }),
  ];
}

export default defineFault({
  id: "image-without-agent",
  title: { ko: "SSM Agent가 없는 이미지", en: "An image without SSM Agent" },
  requires: ["instances"],
  break: ({ healthy }) => replace(labInstance(healthy), labInstance(healthy), minimalImage),
  mend: ({ healthy, broken }) => replace(labInstance(healthy), labInstance(broken), labInstance(healthy).ImageId),
  turnsRed: ["agent-installed", "node-online", "command-succeeded"],
  firstCause: { check: "agent-installed", messageId: "notInImage" },
});
