import type { Instance, VpcEndpoint } from "@aws-sdk/client-ec2";
import { type ApiCall, kept } from "../../core/api-call.ts";
import { need } from "../../core/artifacts.ts";
import { defineCheck, type Finding } from "../../core/check.ts";
import { clientOf, isAvailable, isGone, isPending, lacksDoors, serviceName } from "../../network/endpoints.ts";
import { labTags } from "../lab.ts";
import { isOnline, managedNode } from "../managed-node.ts";
import {
  type AgentPathContext,
  agentPathArtifacts,
  agentPaths,
  agentServices,
  type ServicePath,
} from "./agent-path.ts";

type MessageId =
  | "noInterface"
  | "available"
  | "pending"
  | "notAvailable"
  | "missing"
  | "otherRegion"
  | "anotherWay"
  | "unclear";
type ServicesFinding = Finding<MessageId>;

/** A group of its own for the endpoints: the VPC's default group lets in only its own members (facts 2.4). */
function makeGroup(instance: Instance): ApiCall[] {
  const source = instance.SecurityGroups?.[0]?.GroupId;
  return [
    {
      service: "ec2",
      operation: "CreateSecurityGroup",
      input: {
        GroupName: "vpce-lab-endpoints",
        Description: "HTTPS from the instances to the interface endpoints",
        VpcId: instance.VpcId,
        TagSpecifications: labTags("security-group"),
      },
      keep: { name: "group", path: "GroupId" },
    },
    {
      service: "ec2",
      operation: "AuthorizeSecurityGroupIngress",
      input: {
        GroupId: kept("group"),
        IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: source }] }],
      },
    },
  ];
}

function createEndpoints(
  missing: readonly string[],
  sibling: VpcEndpoint | undefined,
  instance: Instance,
  region: string,
): ApiCall[] {
  const groups = (sibling?.Groups ?? []).flatMap((group) => group.GroupId ?? []);
  const create = missing.map(
    (service): ApiCall => ({
      service: "ec2",
      operation: "CreateVpcEndpoint",
      input: {
        VpcId: instance.VpcId,
        // The API's default type is Gateway (facts 2.4).
        VpcEndpointType: "Interface",
        ServiceName: serviceName(service, region),
        SubnetIds: sibling?.SubnetIds ?? [instance.SubnetId],
        SecurityGroupIds: groups.length > 0 ? groups : [kept("group")],
        PrivateDnsEnabled: true,
        TagSpecifications: labTags("vpc-endpoint"),
      },
    }),
  );
  return groups.length > 0 ? create : [...makeGroup(instance), ...create];
}

function missingFinding(
  missing: readonly ServicePath[],
  context: AgentPathContext,
  instance: Instance,
): ServicesFinding {
  const { artifacts, region } = context;
  const vpc = instance.VpcId ?? "";
  const services = missing.map(({ service }) => service).join(", ");
  const all = need(artifacts, "vpcEndpoints").filter((each) => !isGone(each));
  const base = {
    params: { vpc, services, instance: instance.InstanceId },
    resources: [vpc],
    evidence: [
      {
        from: "vpcEndpoints" as const,
        id: vpc,
        value: all.map((each) => ({ VpcEndpointId: each.VpcEndpointId, ServiceName: each.ServiceName })),
      },
    ],
    traces: missing.map(({ trace }) => trace),
  };
  if (missing.every(({ anotherWay }) => anotherWay))
    return { ...base, verdict: "notApplicable", messageId: "anotherWay" };
  if (missing.some(({ trace, anotherWay }) => !anotherWay && trace.disposition === "insufficientInfo")) {
    const online = isOnline(managedNode(artifacts, instance));
    return { ...base, verdict: online ? "notApplicable" : "unknown", messageId: online ? "anotherWay" : "unclear" };
  }
  const sibling = all.find((each) =>
    agentServices.some((service) => each.ServiceName === serviceName(service, region)),
  );
  const foreign = all.find((each) =>
    missing.some(
      ({ service }) => each.ServiceName?.endsWith(`.${service}`) && each.ServiceName !== serviceName(service, region),
    ),
  );
  const mend = createEndpoints(
    missing.map(({ service }) => service),
    sibling,
    instance,
    region,
  );
  if (foreign) {
    const params = { ...base.params, endpoint: foreign.VpcEndpointId, name: foreign.ServiceName };
    return { ...base, params, verdict: "fail", messageId: "otherRegion", mend };
  }
  return { ...base, verdict: "fail", messageId: "missing", mend };
}

export default defineCheck({
  id: "endpoint-services",
  about: "instance",
  title: { ko: "ssm과 ssmmessages 엔드포인트", en: "Endpoints for ssm and ssmmessages" },
  requires: agentPathArtifacts,
  messages: {
    ko: {
      available: "VPC {vpc}의 인터페이스 엔드포인트 {endpoints:을/를} 쓸 수 있습니다.",
      pending:
        "엔드포인트 {endpoint}의 상태가 {state}입니다. 보통 몇 분 안에 available이 됩니다. 잠시 뒤 다시 확인하세요.",
      notAvailable:
        "엔드포인트 {endpoint}의 상태가 {state}입니다. 이 상태로는 요청을 받지 못합니다. 엔드포인트를 지우고 다시 만드세요.",
      noInterface:
        "엔드포인트 {endpoint}에 {family:으로/로} 닿는 네트워크 인터페이스가 없습니다. 인스턴스 {instance}의 요청이 들어갈 입구가 없습니다. 엔드포인트에 서브넷을 더하고 IP 주소 유형을 맞추세요.",
      missing:
        "VPC {vpc}에 {services} 인터페이스 엔드포인트가 없습니다. 인스턴스 {instance}의 요청이 퍼블릭 IP로 향하고, 나갈 길이 없어 버려집니다. 아래 명령으로 만드세요.",
      otherRegion:
        "VPC {vpc}에 {services} 인터페이스 엔드포인트가 없습니다. {endpoint:은/는} 다른 리전의 서비스({name})를 가리켜 이 인스턴스의 요청을 받지 못합니다. 아래 명령으로 이 리전의 엔드포인트를 만드세요.",
      anotherWay: "VPC {vpc}에 {services} 엔드포인트가 없지만 인스턴스 {instance:은/는} 다른 길로 서비스에 연결합니다.",
      unclear:
        "VPC {vpc}에 {services} 엔드포인트가 없습니다. 다른 길로 연결되는지는 이 VPC의 설정만으로 알 수 없습니다.",
    },
    en: {
      available: "The interface endpoints {endpoints} of {vpc} are available.",
      pending: "Endpoint {endpoint} is {state}. It usually becomes available within minutes. Check again shortly.",
      notAvailable: "Endpoint {endpoint} is {state} and takes no request in that state. Delete it and make it anew.",
      noInterface:
        "Endpoint {endpoint} has no network interface that speaks {family}, so requests from {instance} find no door. Add a subnet to the endpoint, and match its IP address type.",
      missing:
        "{vpc} has no interface endpoint for {services}. Requests from {instance} head for public IPs and are dropped for want of a way out. Create the endpoints with the commands below.",
      otherRegion:
        "{vpc} has no interface endpoint for {services}. {endpoint} is for another region's service ({name}) and takes no request of this instance. Create endpoints for this region with the commands below.",
      anotherWay: "{vpc} has no endpoint for {services}, but {instance} reaches the services another way.",
      unclear:
        "{vpc} has no endpoint for {services}. Whether there is another way cannot be told from this VPC's configuration.",
    },
  },
  evaluate(context, instance): ServicesFinding {
    const paths = agentPaths(context, instance);
    const missing = paths.filter(({ endpoint }) => !endpoint);
    if (missing.length > 0) return missingFinding(missing, context, instance);
    const endpoints = paths.flatMap(({ endpoint }) => endpoint ?? []);
    const ids = endpoints.map((each) => each.VpcEndpointId ?? "");
    const evidence = endpoints.map((each) => ({
      from: "vpcEndpoints" as const,
      id: each.VpcEndpointId ?? "",
      value: { ServiceName: each.ServiceName, State: each.State },
    }));
    const { family } = clientOf(instance);
    const doorless = endpoints.find((each) => isAvailable(each) && lacksDoors(each, context.artifacts, family));
    if (doorless) {
      const id = doorless.VpcEndpointId ?? "";
      const { SubnetIds, IpAddressType } = doorless;
      return {
        verdict: "fail",
        messageId: "noInterface",
        params: { endpoint: id, instance: instance.InstanceId, family: family === "ipv4" ? "IPv4" : "IPv6" },
        resources: [id, instance.InstanceId ?? ""],
        evidence: [{ from: "vpcEndpoints", id, value: { SubnetIds, IpAddressType } }],
      };
    }
    const down =
      endpoints.find((each) => !isAvailable(each) && !isPending(each)) ?? endpoints.find((each) => !isAvailable(each));
    if (!down) {
      return {
        verdict: "pass",
        messageId: "available",
        params: { vpc: instance.VpcId, endpoints: ids.join(", ") },
        resources: ids,
        evidence,
      };
    }
    const pending = isPending(down);
    const found = {
      params: { endpoint: down.VpcEndpointId, state: down.State },
      resources: [down.VpcEndpointId ?? ""],
      evidence,
    };
    return { ...found, verdict: pending ? "pending" : "fail", messageId: pending ? "pending" : "notAvailable" };
  },
});
