import type { ApiCall } from "../../core/api-call.ts";
import { defineCheck } from "../../core/check.ts";
import { agentPathArtifacts, type Link, linkFinding, linksOf } from "./agent-path.ts";

function allow({ endpoint, hop }: Link): ApiCall[] {
  const target = endpoint.Groups?.[0]?.GroupId;
  const peer = target ? { UserIdGroupPairs: [{ GroupId: target }] } : { IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
  return [
    {
      service: "ec2",
      operation: "AuthorizeSecurityGroupEgress",
      input: { GroupId: hop.object, IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...peer }] },
    },
  ];
}

export default defineCheck({
  id: "instance-egress",
  about: "instance",
  title: { ko: "인스턴스 보안 그룹의 아웃바운드 443", en: "Outbound 443 of the instance's security group" },
  requires: agentPathArtifacts,
  messages: {
    ko: {
      open: "보안 그룹 {object:이/가} 인스턴스 {instance}에서 엔드포인트로 가는 443을 허용합니다.",
      blocked:
        "보안 그룹 {object}에 엔드포인트 {endpoint:으로/로} 가는 443 포트 아웃바운드 규칙이 없습니다. 인스턴스 {instance}의 SYN이 나가기도 전에 버려지고, 에이전트는 시간 초과를 기다립니다. 아래 명령으로 아웃바운드 443을 허용하세요.",
      unclear: "보안 그룹 {object}의 아웃바운드 규칙이 엔드포인트 {endpoint}까지 허용하는지 알 수 없습니다.",
      seenWorking:
        "보안 그룹 {object}의 규칙만으로는 알 수 없지만, 인스턴스 {instance:이/가} 온라인이니 443이 나가고 있습니다.",
      noEndpoint: "아직 확인할 엔드포인트가 없습니다.",
    },
    en: {
      open: "Security group {object} lets 443 out from {instance} to the endpoints.",
      blocked:
        "Security group {object} has no outbound rule for port 443 towards endpoint {endpoint}. The SYN from {instance} is dropped before it leaves, and the agent waits for a timeout. Allow outbound 443 with the command below.",
      unclear: "Whether the outbound rules of {object} reach endpoint {endpoint} cannot be told.",
      seenWorking: "The rules of {object} alone do not tell, but {instance} is online, so 443 does get out.",
      noEndpoint: "There is no endpoint to look at yet.",
    },
  },
  evaluate: (context, instance) =>
    linkFinding(linksOf(context, instance, ["instance-egress"]), instance, context.artifacts, allow),
});
