import { defineCheck } from "../../core/check.ts";
import { allowBefore } from "./acl-mend.ts";
import { agentPathArtifacts, linkFinding, linksOf } from "./agent-path.ts";

export default defineCheck({
  id: "network-acl-return",
  about: "instance",
  title: { ko: "응답이 지나는 네트워크 ACL", en: "The network ACLs on the way back" },
  requires: agentPathArtifacts,
  messages: {
    ko: {
      open: "네트워크 ACL이 엔드포인트에서 인스턴스 {instance}의 임시 포트로 돌아오는 응답을 허용합니다.",
      blocked:
        "네트워크 ACL {object:이/가} 엔드포인트 {endpoint}에서 인스턴스 {instance}의 임시 포트(1024-65535)로 돌아오는 응답을 거부합니다. 네트워크 ACL은 상태를 기억하지 않아, SYN은 나가도 SYN-ACK가 돌아오지 못합니다. 아래 명령으로 임시 포트를 허용하세요.",
      unclear: "네트워크 ACL {object}의 규칙이 응답을 허용하는지 알 수 없습니다.",
      seenWorking:
        "네트워크 ACL {object}의 규칙만으로는 알 수 없지만, 인스턴스 {instance:이/가} 온라인이니 응답이 돌아오고 있습니다.",
      noEndpoint: "지나는 네트워크 ACL이 없습니다. 엔드포인트가 없거나 인스턴스와 같은 서브넷에 있습니다.",
    },
    en: {
      open: "The network ACLs let answers through from the endpoints to the ephemeral ports of {instance}.",
      blocked:
        "Network ACL {object} denies the answers from endpoint {endpoint} to the ephemeral ports (1024-65535) of {instance}. Network ACLs keep no state: the SYN leaves, and its SYN-ACK never returns. Allow the ephemeral ports with the command below.",
      unclear: "Whether the rules of network ACL {object} let the answers through cannot be told.",
      seenWorking:
        "The rules of network ACL {object} alone do not tell, but {instance} is online, so answers do return.",
      noEndpoint: "No network ACL is on the way: there is no endpoint, or it is in the instance's own subnet.",
    },
  },
  evaluate: (context, instance) =>
    linkFinding(
      linksOf(context, instance, ["endpoint-acl-out", "client-acl-in"]),
      instance,
      context.artifacts,
      allowBefore({ From: 1024, To: 65535 }),
    ),
});
