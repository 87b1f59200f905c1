import { maybe, need, Unseen } from "../../core/artifacts.ts";
import { defineCheck, type Evidence, type Finding } from "../../core/check.ts";
import type { Trace } from "../../core/trace.ts";
import { isPending, serviceName } from "../../network/endpoints.ts";
import { notReady, readinessArtifacts } from "../isolated-instance/readiness.ts";
import { isOnline, managedNode } from "../managed-node.ts";
import { type AgentPathContext, agentPathArtifacts, agentPaths } from "./agent-path.ts";

const requires = [...new Set([...agentPathArtifacts, ...readinessArtifacts])];
type MessageId = "willDrop" | "coming" | "online" | "listLags" | "notReady" | "pathBlocked" | "registering" | "unclear";

const brokenAt = (trace: Trace) => trace.hops.find((hop) => hop.outcome === "blocked")?.object;

/** Whether AWS is still making the endpoint that the path waits for. */
function isComing({ artifacts, region }: AgentPathContext, trace: Trace | undefined): boolean {
  return (maybe(artifacts, "vpcEndpoints") ?? []).some(
    (each) => trace?.disposition === "blocked" && isPending(each) && each.ServiceName === serviceName("ssm", region),
  );
}

export default defineCheck({
  id: "node-online",
  about: "instance",
  title: { ko: "관리형 노드 상태", en: "State of the managed node" },
  requires,
  messages: {
    ko: {
      online: "인스턴스 {instance:이/가} 관리형 노드로 온라인입니다.",
      listLags:
        "인스턴스 {instance:이/가} 목록에는 온라인이지만 길이 {object}에서 막혀 있습니다. 목록은 바로 바뀌지 않습니다. 앞의 확인에서 원인을 고치세요.",
      willDrop:
        "인스턴스 {instance:이/가} 목록에는 온라인이지만 인스턴스 쪽 확인 {check:이/가} 실패합니다. 지금의 자격 증명이 끝나면 연결이 끊깁니다. 그 확인을 먼저 고치세요.",
      coming:
        "인스턴스 {instance}나 엔드포인트를 AWS가 아직 만들고 있습니다. 보통 몇 분 안에 끝납니다. 잠시 뒤 다시 확인하세요.",
      notReady: "인스턴스 {instance:이/가} 온라인이 아닙니다. 인스턴스 쪽 확인 {check:이/가} 먼저 통과해야 합니다.",
      pathBlocked:
        "인스턴스 {instance:이/가} 온라인이 아닙니다. 에이전트가 {host:으로/로} 가는 길이 {object}에서 막혀 있습니다. 앞의 확인에서 원인을 고치세요.",
      registering:
        "길은 열려 있지만 인스턴스 {instance:이/가} 아직 온라인이 아닙니다. 에이전트는 실패하면 5분에서 60분까지 간격을 늘려 가며 다시 시도합니다. 기다리거나, 아래 명령으로 인스턴스를 재부팅하세요.",
      unclear: "인스턴스 {instance:이/가} 온라인이 아닙니다. 길이 열려 있는지 이 VPC의 설정만으로 알 수 없습니다.",
    },
    en: {
      online: "{instance} is online as a managed node.",
      listLags:
        "{instance} is still listed as online, but its path is blocked at {object}. The list does not change at once. Mend the cause in the checks above.",
      willDrop:
        "{instance} is listed as online, but the check {check} on the instance itself fails. Its connection drops when the present credentials end. Mend that check first.",
      coming: "AWS is still making {instance} or its endpoint. That usually takes a few minutes. Check again shortly.",
      notReady: "{instance} is not online. The check {check} on the instance itself has to pass first.",
      pathBlocked:
        "{instance} is not online. The agent's path to {host} is blocked at {object}. Mend the cause in the checks above.",
      registering:
        "The path is open, but {instance} is not online yet. After a failure the agent waits 5 to 60 minutes, longer each time, before it tries again. Wait, or reboot the instance with the command below.",
      unclear: "{instance} is not online. Whether its path is open cannot be told from this VPC's configuration.",
    },
  },
  evaluate(context, instance): Finding<MessageId> {
    const id = instance.InstanceId ?? "";
    need(context.artifacts, "managedNodes");
    const node = managedNode(context.artifacts, instance);
    const online = isOnline(node);
    const evidence: Evidence[] = [
      {
        from: "managedNodes",
        id,
        value: node ? { PingStatus: node.PingStatus, LastPingDateTime: node.LastPingDateTime } : null,
      },
    ];
    const base = { resources: [id], evidence };
    const check = notReady(context, instance);
    if (check) {
      return { ...base, verdict: "fail", messageId: online ? "willDrop" : "notReady", params: { instance: id, check } };
    }
    // A node that is online needs no endpoints to be seen; one that is not rests on them.
    const visible = online ? maybe(context.artifacts, "vpcEndpoints") : need(context.artifacts, "vpcEndpoints");
    const traces = visible ? agentPaths(context, instance).map(({ trace }) => trace) : [];
    // Registration and heartbeats go to ssm; without ssmmessages a node stays listed and takes no commands (facts 7.8).
    const [toSsm] = traces;
    if (instance.State?.Name === "pending" || isComing(context, toSsm)) {
      return { ...base, verdict: "pending", messageId: "coming", params: { instance: id }, traces };
    }
    const object = toSsm && brokenAt(toSsm);
    if (toSsm && object !== undefined) {
      const params = { instance: id, host: toSsm.flow.host, object };
      const resources = [id, object];
      return { ...base, resources, verdict: "fail", messageId: online ? "listLags" : "pathBlocked", params, traces };
    }
    if (online) return { ...base, verdict: "pass", messageId: "online", params: { instance: id }, traces };
    if (toSsm?.disposition !== "delivered") {
      const unseen = toSsm?.hops.find((hop) => hop.unseen)?.unseen;
      if (unseen) throw new Unseen(unseen.artifact, unseen.reason);
      return { ...base, verdict: "unknown", messageId: "unclear", params: { instance: id }, traces };
    }
    const reboot = { service: "ec2" as const, operation: "RebootInstances", input: { InstanceIds: [id] } };
    return { ...base, verdict: "pending", messageId: "registering", params: { instance: id }, traces, mend: [reboot] };
  },
});
