import type { Instance } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { defineCheck } from "../../core/check.ts";
import { agentPathArtifacts, type Link, linkFinding, linksOf } from "./agent-path.ts";

function allowFrom(instance: Instance): (link: Link) => ApiCall[] {
  const source = instance.SecurityGroups?.[0]?.GroupId;
  const peer = source
    ? { UserIdGroupPairs: [{ GroupId: source }] }
    : { IpRanges: [{ CidrIp: `${instance.PrivateIpAddress}/32` }] };
  return ({ hop }) => [
    {
      service: "ec2",
      operation: "AuthorizeSecurityGroupIngress",
      input: { GroupId: hop.object, IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...peer }] },
    },
  ];
}

export default defineCheck({
  id: "endpoint-security-group",
  about: "instance",
  title: { ko: "엔드포인트 보안 그룹의 인바운드 443", en: "Inbound 443 of the endpoint's security group" },
  requires: agentPathArtifacts,
  messages: {
    ko: {
      open: "엔드포인트의 보안 그룹 {object:이/가} 인스턴스 {instance}에서 오는 443을 허용합니다.",
      blocked:
        "보안 그룹 {object}에 인스턴스 {instance}에서 오는 443 포트(TCP) 인바운드 규칙이 없습니다. SYN이 엔드포인트 {endpoint} 앞에서 버려지고, 에이전트는 시간 초과를 기다립니다. 아래 명령으로 인스턴스의 보안 그룹에서 오는 443을 허용하세요.",
      unclear: "보안 그룹 {object:이/가} 인스턴스 {instance}에서 오는 443을 허용하는지 알 수 없습니다.",
      seenWorking:
        "보안 그룹 {object}의 규칙만으로는 알 수 없지만, 인스턴스 {instance:이/가} 온라인이니 443이 들어가고 있습니다.",
      noEndpoint: "아직 확인할 엔드포인트가 없습니다.",
    },
    en: {
      open: "Security group {object} of the endpoint lets 443 in from {instance}.",
      blocked:
        "Security group {object} has no inbound rule for port 443 (TCP) from {instance}. The SYN is dropped at endpoint {endpoint}, and the agent waits for a timeout. Allow 443 from the instance's security group with the command below.",
      unclear: "Whether {object} lets 443 in from {instance} cannot be told.",
      seenWorking: "The rules of {object} alone do not tell, but {instance} is online, so 443 does get in.",
      noEndpoint: "There is no endpoint to look at yet.",
    },
  },
  evaluate: (context, instance) =>
    linkFinding(linksOf(context, instance, ["endpoint-group-in"]), instance, context.artifacts, allowFrom(instance)),
});
