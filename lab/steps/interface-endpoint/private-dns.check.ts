import type { VpcEndpoint } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { Unseen } from "../../core/artifacts.ts";
import { defineCheck, type Finding } from "../../core/check.ts";
import { serviceHost } from "../../network/endpoints.ts";
import { isOnline, managedNode } from "../managed-node.ts";
import { agentPathArtifacts, agentPaths, type ServicePath } from "./agent-path.ts";

type MessageId = "on" | "off" | "ownZone" | "shadowed" | "anotherWay" | "unclear" | "noEndpoint";

const turnOn = (endpoint: VpcEndpoint): ApiCall => ({
  service: "ec2",
  operation: "ModifyVpcEndpoint",
  input: { VpcEndpointId: endpoint.VpcEndpointId, PrivateDnsEnabled: true },
});

const isOff = ({ endpoint }: ServicePath) => endpoint && !endpoint.PrivateDnsEnabled;

export default defineCheck({
  id: "private-dns",
  about: "instance",
  title: { ko: "프라이빗 DNS", en: "Private DNS" },
  requires: agentPathArtifacts,
  messages: {
    ko: {
      on: "엔드포인트 {endpoints}의 프라이빗 DNS가 켜져 있습니다.",
      off: "엔드포인트 {endpoint}의 프라이빗 DNS가 꺼져 있습니다(PrivateDnsEnabled: false). {host:이/가} 퍼블릭 IP로 풀려, 에이전트가 나갈 길 없는 곳으로 요청을 보냅니다. 아래 명령으로 켜세요.",
      ownZone: "프라이빗 DNS는 꺼져 있지만 프라이빗 호스팅 영역이 {host:을/를} 엔드포인트로 안내합니다.",
      shadowed:
        "프라이빗 호스팅 영역 {zone:이/가} {host}의 상위 이름을 차지하는데 그 안에 레코드가 없습니다. 이름 풀이가 NXDOMAIN으로 끝납니다. 아래 명령으로 엔드포인트의 프라이빗 DNS를 켜세요.",
      anotherWay:
        "엔드포인트 {endpoint}의 프라이빗 DNS가 꺼져 있어 이 엔드포인트는 쓰이지 않습니다. 인스턴스는 다른 길로 서비스에 연결합니다.",
      unclear: "{host:이/가} 어디로 풀리는지 이 VPC의 설정만으로 알 수 없습니다.",
      noEndpoint: "아직 확인할 엔드포인트가 없습니다.",
    },
    en: {
      on: "Private DNS of {endpoints} is on.",
      off: "Private DNS of {endpoint} is off (PrivateDnsEnabled: false). {host} resolves to a public IP, so the agent sends its requests where no way leads. Turn it on with the command below.",
      ownZone: "Private DNS is off, but a private hosted zone leads {host} to the endpoint.",
      shadowed:
        "Private hosted zone {zone} claims a parent name of {host} and holds no record for it. The lookup ends in NXDOMAIN. Turn on private DNS of the endpoint with the command below.",
      anotherWay:
        "Private DNS of {endpoint} is off, so this endpoint is not used. The instance reaches the service another way.",
      unclear: "Where {host} resolves to cannot be told from this VPC's configuration.",
      noEndpoint: "There is no endpoint to look at yet.",
    },
  },
  evaluate(context, instance): Finding<MessageId> {
    const paths = agentPaths(context, instance);
    const present = paths.filter(({ endpoint }) => endpoint);
    if (present.length === 0) return { verdict: "notApplicable", messageId: "noEndpoint" };
    const path =
      present.find((each) => isOff(each) && !each.anotherWay && each.trace.via !== "endpoint") ??
      present.find(isOff) ??
      (present[0] as ServicePath);
    const { endpoint, trace, service } = path;
    const id = endpoint?.VpcEndpointId ?? "";
    const name = trace.hops[0];
    const found = {
      params: {
        endpoint: id,
        endpoints: present.map((each) => each.endpoint?.VpcEndpointId).join(", "),
        host: serviceHost(service, context.region),
        zone: name?.object ?? "",
      },
      resources: [id, instance.VpcId ?? ""],
      evidence: [{ from: "vpcEndpoints" as const, id, value: { PrivateDnsEnabled: endpoint?.PrivateDnsEnabled } }],
    };
    if (!isOff(path)) return { ...found, verdict: "pass", messageId: "on" };
    if (trace.via === "endpoint") return { ...found, verdict: "pass", messageId: "ownZone" };
    if (path.anotherWay) return { ...found, verdict: "notApplicable", messageId: "anotherWay" };
    if (name?.unseen) throw new Unseen(name.unseen.artifact, name.unseen.reason);
    if (trace.disposition !== "insufficientInfo" && trace.via !== "elsewhere") {
      const shadowed = name?.why === "nxdomain";
      const off = present.filter(isOff).flatMap((each) => each.endpoint ?? []);
      return { ...found, verdict: "fail", messageId: shadowed ? "shadowed" : "off", mend: off.map(turnOn) };
    }
    const online = isOnline(managedNode(context.artifacts, instance));
    return { ...found, verdict: online ? "notApplicable" : "unknown", messageId: online ? "anotherWay" : "unclear" };
  },
});
