import type { Instance, Route } from "@aws-sdk/client-ec2";
import type { ApiCall } from "../../core/api-call.ts";
import { type Artifacts, maybe, Unseen } from "../../core/artifacts.ts";
import { defineCheck, type Finding } from "../../core/check.ts";
import type { Hop } from "../../core/trace.ts";
import { traceInternet } from "../../network/trace.ts";
import { isLabVpc } from "../lab.ts";
import { isOnline, managedNode } from "../managed-node.ts";

function deleteRoute(hop: Hop): ApiCall[] {
  const route = hop.evidence[0]?.value as Route | undefined;
  const v6 = route?.DestinationIpv6CidrBlock;
  const destination = v6 ? { DestinationIpv6CidrBlock: v6 } : { DestinationCidrBlock: route?.DestinationCidrBlock };
  return [{ service: "ec2", operation: "DeleteRoute", input: { RouteTableId: hop.object, ...destination } }];
}

type Isolated = "unmanaged" | "managedWithin" | "isolated";

/** What Systems Manager's list says of an isolated instance; nothing where it could not be read or knows it as lost. */
function standing(instance: Instance, artifacts: Artifacts<"managedNodes">): Isolated {
  const node = managedNode(artifacts, instance);
  if (isOnline(node)) return "managedWithin";
  const absent = maybe(artifacts, "managedNodes") !== undefined && node === undefined;
  return absent && instance.State?.Name === "running" ? "unmanaged" : "isolated";
}

function isolated(instance: Instance, messageId: Isolated, hops: Hop[]): Finding<Isolated> {
  const id = instance.InstanceId ?? "";
  const why = hops.find((hop) => hop.outcome === "blocked");
  return {
    verdict: "pass",
    messageId,
    params: { instance: id },
    resources: [id, ...(why ? [why.object] : [])],
    evidence: why?.evidence ?? [],
  };
}

export default defineCheck({
  id: "no-way-out",
  about: "instance",
  title: { ko: "인터넷으로 나가는 길", en: "Way out to the internet" },
  requires: ["instances", "vpcs", "routeTables", "networkAcls", "securityGroups", "prefixLists", "managedNodes"],
  messages: {
    ko: {
      unmanaged:
        "인스턴스 {instance}에는 인터넷으로 나가는 길이 없습니다. 그래서 Systems Manager의 관리형 노드 목록에도 없습니다. 이 단계에서는 이것이 맞습니다.",
      isolated: "인스턴스 {instance}에는 인터넷으로 나가는 길이 없습니다. 이 실습은 여기서 시작합니다.",
      managedWithin:
        "인스턴스 {instance}에는 인터넷으로 나가는 길이 없습니다. 그런데도 관리형 노드로 온라인입니다. VPC 안의 길로 연결되었기 때문입니다.",
      wayOut:
        "라우팅 테이블 {table}에 {destination:을/를} {target:으로/로} 보내는 경로가 있어 인스턴스 {instance:이/가} 인터넷으로 나갑니다. 이 실습은 길이 없는 인스턴스에서 시작합니다. 아래 명령으로 경로를 지우세요.",
      beyond:
        "라우팅 테이블 {table}의 경로가 {target:으로/로} 나갑니다. 그 너머가 인터넷인지 이 VPC에서는 알 수 없습니다.",
      ownVpc:
        "인스턴스 {instance:은/는} {target:을/를} 거쳐 인터넷으로 나갈 수 있습니다. 실습 밖의 VPC에서는 잘못이 아닙니다.",
    },
    en: {
      unmanaged:
        "{instance} has no way out to the internet, and so it is not in Systems Manager's list of managed nodes. In this step that is as it should be.",
      isolated: "{instance} has no way out to the internet. That is where this lab starts.",
      managedWithin:
        "{instance} has no way out to the internet, and yet it is online as a managed node: it is connected by a way inside the VPC.",
      wayOut:
        "Route table {table} sends {destination} to {target}, so {instance} reaches the internet. This lab starts from an instance with no way out. Delete the route with the command below.",
      beyond: "A route of {table} leads to {target}. Whether the internet lies beyond it cannot be seen from this VPC.",
      ownVpc: "{instance} can reach the internet through {target}. In a VPC that is not the lab's that is no fault.",
    },
  },
  evaluate({ artifacts }, instance) {
    const id = instance.InstanceId ?? "";
    const trace = traceInternet(instance, artifacts);
    if (trace.disposition === "blocked") {
      return isolated(instance, standing(instance, artifacts), trace.hops);
    }
    const hop = trace.hops.find((each) => each.kind === "route") as Hop;
    const unseen = trace.hops.find((each) => each.unseen)?.unseen;
    if (unseen) throw new Unseen(unseen.artifact, unseen.reason);
    const route = hop.evidence[0]?.value as Route | undefined;
    const destination = route?.DestinationCidrBlock ?? route?.DestinationIpv6CidrBlock ?? "";
    const target =
      Object.entries(route ?? {}).find(([key]) => /(GatewayId|ConnectionId|InterfaceId)$/.test(key))?.[1] ?? "";
    const found = {
      params: { instance: id, table: hop.object, destination, target },
      resources: [hop.object, id],
      evidence: hop.evidence,
      traces: [trace],
    };
    if (!isLabVpc(artifacts, instance.VpcId)) return { verdict: "notApplicable", messageId: "ownVpc", ...found };
    if (trace.disposition === "insufficientInfo") return { verdict: "unknown", messageId: "beyond", ...found };
    return { verdict: "fail", messageId: "wayOut", ...found, mend: deleteRoute(hop) };
  },
});
