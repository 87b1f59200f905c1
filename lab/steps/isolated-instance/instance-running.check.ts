import type { ApiCall } from "../../core/api-call.ts";
import { need } from "../../core/artifacts.ts";
import { defineCheck, type Finding } from "../../core/check.ts";

const startInstance = (id: string): ApiCall => ({
  service: "ec2",
  operation: "StartInstances",
  input: { InstanceIds: [id] },
});

const settled = { running: "pass", pending: "pending", stopped: "fail", stopping: "fail" } as const;

export default defineCheck({
  id: "instance-running",
  about: "scope",
  title: { ko: "인스턴스 상태", en: "State of the instance" },
  requires: ["instances"],
  messages: {
    ko: {
      running: "인스턴스 {instance:이/가} 실행 중입니다.",
      starting: "인스턴스 {instance:이/가} 시작되는 중입니다. 보통 1분 안에 끝납니다. 잠시 뒤 다시 확인하세요.",
      notRunning:
        "인스턴스 {instance}의 상태가 {state}입니다. 에이전트도 함께 멈춰 아무 명령도 받지 못합니다. 아래 명령으로 시작하세요.",
      noInstance: "범위 안에 인스턴스가 없습니다. 관리할 대상이 없으니 이 단계를 먼저 배포하세요.",
    },
    en: {
      running: "Instance {instance} is running.",
      starting: "Instance {instance} is starting. That usually takes less than a minute. Check again shortly.",
      notRunning:
        "Instance {instance} is {state}. Its agent is down with it and receives no command. Start it with the command below.",
      noInstance: "There is no instance in scope, so there is nothing to manage. Deploy this step first.",
    },
  },
  evaluate({ artifacts }) {
    const instances = need(artifacts, "instances");
    const findings = instances.map((instance) => {
      const id = instance.InstanceId ?? "";
      const state = instance.State?.Name ?? "unknown";
      const verdict = settled[state as keyof typeof settled] ?? "fail";
      const messageId = verdict === "pass" ? "running" : verdict === "pending" ? "starting" : "notRunning";
      return {
        verdict,
        messageId,
        params: { instance: id, state },
        resources: [id],
        evidence: [{ from: "instances", id, value: { State: instance.State } }],
        mend: verdict === "fail" ? [startInstance(id)] : [],
      } satisfies Finding;
    });
    const pick = (verdict: string) => findings.find((finding) => finding.verdict === verdict);
    return pick("fail") ?? pick("pending") ?? pick("pass") ?? { verdict: "fail", messageId: "noInstance" };
  },
});
