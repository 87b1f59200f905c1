import type { ApiCall } from "../../core/api-call.ts";
import { defineCheck } from "../../core/check.ts";
import { customResolvers, dnsAttributes } from "../../network/names.ts";
import { isOnline, managedNode } from "../managed-node.ts";
import { agentPathArtifacts, agentPaths } from "./agent-path.ts";

/** AWS changes one attribute a call. */
const turnOn = (vpcId: string, attribute: "EnableDnsSupport" | "EnableDnsHostnames"): ApiCall => ({
  service: "ec2",
  operation: "ModifyVpcAttribute",
  input: { VpcId: vpcId, [attribute]: { Value: true } },
});

export default defineCheck({
  id: "vpc-dns",
  about: "instance",
  title: { ko: "VPC의 DNS 속성", en: "The VPC's DNS attributes" },
  requires: agentPathArtifacts,
  messages: {
    ko: {
      on: "VPC {vpc}의 enableDnsSupport와 enableDnsHostnames가 모두 켜져 있습니다.",
      noSupport:
        "VPC {vpc}의 enableDnsSupport가 false입니다. VPC 안의 이름 풀이가 모두 실패해 에이전트가 서비스 주소를 찾지 못합니다. 아래 명령으로 켜세요.",
      noHostnames:
        "VPC {vpc}의 enableDnsHostnames가 false입니다. 엔드포인트의 프라이빗 DNS가 효력을 잃어 서비스 이름이 퍼블릭 IP로 풀립니다. 아래 명령으로 켜세요.",
      anotherWay: "VPC {vpc}의 enableDnsHostnames가 꺼져 있지만 이 VPC는 프라이빗 DNS 없이 서비스에 연결합니다.",
      customWorking:
        "DHCP 옵션 {options:이/가} 다른 DNS 서버({servers})를 씁니다. 인스턴스가 온라인이니 이름은 풀리고 있습니다.",
      custom:
        "DHCP 옵션 {options:이/가} 다른 DNS 서버({servers})를 씁니다. 그 서버가 amazonaws.com을 VPC의 DNS 서버로 전달하는지는 API로 볼 수 없습니다. 인스턴스에서 이름을 풀어 확인하세요.",
    },
    en: {
      on: "enableDnsSupport and enableDnsHostnames of {vpc} are both on.",
      noSupport:
        "enableDnsSupport of {vpc} is false. Every lookup inside the VPC fails, so the agent finds no service address. Turn it on with the command below.",
      noHostnames:
        "enableDnsHostnames of {vpc} is false. Private DNS of the endpoints is not in force, so service names resolve to public IPs. Turn it on with the command below.",
      anotherWay: "enableDnsHostnames of {vpc} is off, but this VPC reaches the services without private DNS.",
      customWorking:
        "DHCP options {options} name other DNS servers ({servers}). The instance is online, so names do resolve.",
      custom:
        "DHCP options {options} name other DNS servers ({servers}). Whether those forward amazonaws.com to the VPC's resolver cannot be seen from the API. Resolve the name on the instance to find out.",
    },
  },
  evaluate(context, instance) {
    const { artifacts } = context;
    const vpc = instance.VpcId ?? "";
    const base = { params: { vpc }, resources: [vpc] };
    const custom = customResolvers(artifacts, vpc);
    if (custom) {
      const working = isOnline(managedNode(artifacts, instance));
      return {
        verdict: working ? "pass" : "unknown",
        messageId: working ? "customWorking" : "custom",
        params: { options: custom.id, servers: custom.servers.join(", ") },
        resources: [custom.id, vpc],
        evidence: [{ from: "dhcpOptions", id: custom.id, value: { "domain-name-servers": custom.servers } }],
      };
    }
    const { support, hostnames, answer } = dnsAttributes(artifacts, vpc);
    const found = { ...base, evidence: [{ from: "vpcAttributes" as const, id: vpc, value: answer }] };
    if (!support) return { ...found, verdict: "fail", messageId: "noSupport", mend: [turnOn(vpc, "EnableDnsSupport")] };
    if (hostnames) return { ...found, verdict: "pass", messageId: "on" };
    const paths = agentPaths(context, instance);
    if (paths.every(({ trace, anotherWay }) => anotherWay || trace.via === "endpoint")) {
      return { ...found, verdict: "notApplicable", messageId: "anotherWay" };
    }
    return { ...found, verdict: "fail", messageId: "noHostnames", mend: [turnOn(vpc, "EnableDnsHostnames")] };
  },
});
