import { defineCheck } from "../../core/check.ts";
import { allowBefore } from "./acl-mend.ts";
import { agentPathArtifacts, linkFinding, linksOf } from "./agent-path.ts";

export default defineCheck({
  id: "network-acl-request",
  about: "instance",
  title: { ko: "요청이 지나는 네트워크 ACL", en: "The network ACLs on the way there" },
  requires: agentPathArtifacts,
  messages: {
    ko: {
      open: "네트워크 ACL이 인스턴스 {instance}에서 엔드포인트로 가는 443을 허용합니다.",
      blocked:
        "네트워크 ACL {object:이/가} 인스턴스 {instance}에서 엔드포인트 {endpoint:으로/로} 가는 443 포트(TCP)를 거부합니다. 보안 그룹이 맞아도 SYN이 서브넷 경계에서 버려집니다. 아래 명령으로 앞선 번호에 허용 규칙을 넣으세요.",
      unclear: "네트워크 ACL {object}의 규칙이 이 경로를 허용하는지 알 수 없습니다.",
      seenWorking:
        "네트워크 ACL {object}의 규칙만으로는 알 수 없지만, 인스턴스 {instance:이/가} 온라인이니 443이 지나고 있습니다.",
      noEndpoint: "지나는 네트워크 ACL이 없습니다. 엔드포인트가 없거나 인스턴스와 같은 서브넷에 있습니다.",
    },
    en: {
      open: "The network ACLs let 443 through from {instance} to the endpoints.",
      blocked:
        "Network ACL {object} denies port 443 (TCP) from {instance} to endpoint {endpoint}. Even with right security groups the SYN is dropped at the subnet's edge. Put an allow rule with a lower number in front with the command below.",
      unclear: "Whether the rules of network ACL {object} let this path through cannot be told.",
      seenWorking:
        "The rules of network ACL {object} alone do not tell, but {instance} is online, so 443 does get through.",
      noEndpoint: "No network ACL is on the way: there is no endpoint, or it is in the instance's own subnet.",
    },
  },
  evaluate: (context, instance) =>
    linkFinding(
      linksOf(context, instance, ["client-acl-out", "endpoint-acl-in"]),
      instance,
      context.artifacts,
      allowBefore({ From: 443, To: 443 }),
    ),
});
