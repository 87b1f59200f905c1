import { maybe } from "../../core/artifacts.ts";
import { defineCheck } from "../../core/check.ts";
import { isLabVpc } from "../lab.ts";
import { latestProbe } from "./latest-probe.ts";
import { sendProbe } from "./probe.ts";

export default defineCheck({
  id: "internet-unreachable",
  about: "instance",
  title: { ko: "안에서 본 인터넷", en: "The internet seen from inside" },
  requires: ["instances", "vpcs", "commandInvocations"],
  messages: {
    ko: {
      unreachable: "인스턴스 {instance} 안에서 인터넷에 닿지 않습니다. 그런데도 명령은 도착했습니다.",
      reachable:
        "인스턴스 {instance} 안에서 인터넷에 닿습니다. 명령이 엔드포인트로만 왔다고 할 수 없습니다. 나가는 경로를 지운 뒤 아래 명령으로 다시 확인하세요.",
      ownVpc: "인스턴스 {instance:은/는} 인터넷에 닿습니다. 실습 밖의 VPC에서는 잘못이 아닙니다.",
      noProbe: "아직 확인 스크립트의 출력이 없습니다.",
    },
    en: {
      unreachable: "Inside {instance} the internet is out of reach, and yet the command arrived.",
      reachable:
        "Inside {instance} the internet is in reach, so it is not shown that the command came through the endpoint alone. Delete the way out, then look again with the command below.",
      ownVpc: "{instance} reaches the internet. In a VPC that is not the lab's that is no fault.",
      noProbe: "There is no output of the probe script yet.",
    },
  },
  evaluate({ artifacts, region }, instance) {
    const id = instance.InstanceId ?? "";
    const latest = latestProbe(artifacts, instance);
    if (!latest) return { verdict: "notApplicable", messageId: "noProbe" };
    const command = latest.invocation.CommandId ?? "";
    const found = {
      params: { instance: id },
      resources: [command, id],
      evidence: [{ from: "commandInvocations" as const, id: command, value: latest.probe }],
    };
    if (!latest.probe.internet) return { ...found, verdict: "pass", messageId: "unreachable" };
    if (maybe(artifacts, "vpcs") && !isLabVpc(artifacts, instance.VpcId)) {
      return { ...found, verdict: "notApplicable", messageId: "ownVpc" };
    }
    return { ...found, verdict: "fail", messageId: "reachable", mend: [sendProbe(id, region)] };
  },
});
