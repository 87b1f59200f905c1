import { need } from "../../core/artifacts.ts";
import { defineCheck } from "../../core/check.ts";
import { managedNode } from "../managed-node.ts";

/**
 * Names of the Amazon machine images that carry SSM Agent, and of those that do not although their name is alike
 * ("Find AMIs with the SSM Agent preinstalled", Systems Manager user guide).
 */
const carries = [
  /^al2023-ami-2023/,
  /^amzn2-ami-(hvm|kernel)/,
  /^Windows_Server-/,
  /ubuntu\/images\//,
  /^suse-sles-/,
  /^amzn-ec2-macos/,
];
const lacks = [/^al2023-ami-minimal-/, /^amzn2-ami-minimal-/];

export default defineCheck({
  id: "agent-installed",
  about: "instance",
  title: { ko: "이미지의 SSM Agent", en: "SSM Agent in the image" },
  requires: ["instances", "images", "managedNodes"],
  messages: {
    ko: {
      registered: "인스턴스 {instance}의 SSM Agent가 Systems Manager에 보고한 적이 있습니다.",
      byImage: "인스턴스 {instance:은/는} SSM Agent가 들어 있는 이미지 {image:으로/로} 만들었습니다.",
      notInImage:
        "인스턴스 {instance}의 이미지 {image}에는 SSM Agent가 없습니다. 네트워크가 맞아도 등록할 프로그램이 없습니다. 표준 이미지로 인스턴스를 다시 만드세요. 인터넷이 없는 서브넷에서는 나중에 설치하기 어렵습니다.",
      unknownImage:
        "이미지 {image}에 SSM Agent가 있는지 API로는 알 수 없습니다. EC2 콘솔의 직렬 콘솔이나 시스템 로그에서 amazon-ssm-agent를 찾아보세요.",
    },
    en: {
      registered: "SSM Agent on {instance} has reported to Systems Manager before.",
      byImage: "Instance {instance} was made from image {image}, which carries SSM Agent.",
      notInImage:
        "Image {image} of {instance} does not carry SSM Agent. Even with a right network there is no program to register. Make the instance anew from a standard image: without internet it is hard to install later.",
      unknownImage:
        "Whether image {image} carries SSM Agent cannot be told from the API. Look for amazon-ssm-agent on the EC2 serial console or in the system log.",
    },
  },
  evaluate({ artifacts }, instance) {
    const id = instance.InstanceId ?? "";
    const node = managedNode(artifacts, instance);
    const imageId = instance.ImageId ?? "";
    if (node) {
      return {
        verdict: "pass",
        messageId: "registered",
        params: { instance: id },
        resources: [id],
        evidence: [
          { from: "managedNodes", id, value: { AgentVersion: node.AgentVersion, PingStatus: node.PingStatus } },
        ],
      };
    }
    const image = need(artifacts, "images").find((each) => each.ImageId === imageId);
    const name = image?.Name ?? "";
    const known = lacks.some((each) => each.test(name))
      ? "notInImage"
      : carries.some((each) => each.test(name))
        ? "byImage"
        : "unknownImage";
    return {
      verdict: known === "byImage" ? "pass" : known === "notInImage" ? "fail" : "unknown",
      messageId: known,
      params: { instance: id, image: name || imageId },
      resources: [id, imageId],
      evidence: [{ from: "images", id: imageId, value: { Name: image?.Name, OwnerId: image?.OwnerId } }],
    };
  },
});
