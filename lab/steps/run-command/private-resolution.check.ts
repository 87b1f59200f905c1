import { maybe } from "../../core/artifacts.ts";
import { defineCheck } from "../../core/check.ts";
import { covers, isPrivateAddress } from "../../network/address.ts";
import { latestProbe } from "./latest-probe.ts";
import { sendProbe } from "./probe.ts";

export default defineCheck({
  id: "private-resolution",
  about: "instance",
  title: { ko: "안에서 본 이름 풀이", en: "Name resolution seen from inside" },
  requires: ["instances", "vpcs", "commandInvocations"],
  messages: {
    ko: {
      private: "인스턴스 {instance} 안에서 {name:이/가} 프라이빗 주소 {addresses:으로/로} 풀렸습니다.",
      public:
        "인스턴스 {instance} 안에서 {name:이/가} 퍼블릭 주소 {addresses:으로/로} 풀렸습니다. 요청이 엔드포인트로 가지 않습니다. 앞 단계의 프라이빗 DNS를 고친 뒤 아래 명령으로 다시 확인하세요.",
      noAddress:
        "인스턴스 {instance} 안에서 {name:이/가} 풀리지 않았습니다. 에이전트도 서비스 주소를 찾지 못합니다. 앞 단계의 DNS를 고친 뒤 아래 명령으로 다시 확인하세요.",
      noProbe: "아직 확인 스크립트의 출력이 없습니다.",
    },
    en: {
      private: "Inside {instance}, {name} resolved to the private address {addresses}.",
      public:
        "Inside {instance}, {name} resolved to the public address {addresses}, so requests do not take the endpoint. Mend private DNS in the step before, then look again with the command below.",
      noAddress:
        "Inside {instance}, {name} did not resolve, so the agent finds no service address either. Mend DNS in the step before, then look again with the command below.",
      noProbe: "There is no output of the probe script yet.",
    },
  },
  evaluate({ artifacts, region }, instance) {
    const id = instance.InstanceId ?? "";
    const latest = latestProbe(artifacts, instance);
    if (!latest) return { verdict: "notApplicable", messageId: "noProbe" };
    const { name, addresses } = latest.probe;
    const command = latest.invocation.CommandId ?? "";
    // A VPC may use a range that is public elsewhere; its own addresses are private to it.
    const vpc = maybe(artifacts, "vpcs")?.find((each) => each.VpcId === instance.VpcId);
    const own = (vpc?.CidrBlockAssociationSet ?? []).flatMap((each) => each.CidrBlock ?? []);
    const good =
      addresses.length > 0 &&
      addresses.every((each) => isPrivateAddress(each) || own.some((cidr) => covers(cidr, each)));
    return {
      verdict: good ? "pass" : "fail",
      messageId: good ? "private" : addresses.length > 0 ? "public" : "noAddress",
      params: { instance: id, name, addresses: addresses.join(", ") },
      resources: [command, id],
      evidence: [{ from: "commandInvocations", id: command, value: latest.probe }],
      mend: good ? [] : [sendProbe(id, region)],
    };
  },
});
