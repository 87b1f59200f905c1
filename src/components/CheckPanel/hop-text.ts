import type { Locale } from "../../../lab/core/locale.ts";
import type { HopKind } from "../../../lab/core/trace.ts";

/** The links of a path, by name. */
export const hopNames: Record<Locale, Record<HopKind, string>> = {
  ko: {
    name: "이름 풀이",
    "instance-egress": "인스턴스 보안 그룹, 아웃바운드",
    route: "라우팅 테이블",
    "client-acl-out": "인스턴스 서브넷의 네트워크 ACL, 아웃바운드",
    "endpoint-acl-in": "엔드포인트 서브넷의 네트워크 ACL, 인바운드",
    "endpoint-group-in": "엔드포인트 보안 그룹, 인바운드",
    "endpoint-acl-out": "엔드포인트 서브넷의 네트워크 ACL, 아웃바운드(응답)",
    "client-acl-in": "인스턴스 서브넷의 네트워크 ACL, 인바운드(응답)",
    "endpoint-state": "엔드포인트 상태",
  },
  en: {
    name: "Name resolution",
    "instance-egress": "Instance's security group, outbound",
    route: "Route table",
    "client-acl-out": "Network ACL of the instance's subnet, outbound",
    "endpoint-acl-in": "Network ACL of the endpoint's subnet, inbound",
    "endpoint-group-in": "Endpoint's security group, inbound",
    "endpoint-acl-out": "Network ACL of the endpoint's subnet, outbound (answer)",
    "client-acl-in": "Network ACL of the instance's subnet, inbound (answer)",
    "endpoint-state": "State of the endpoint",
  },
};

const ko = {
  ruleAllows: "규칙이 허용",
  noRule: "맞는 규칙 없음",
  unreadPrefixList: "접두사 목록을 읽지 못함",
  partOfSubnet: "일부 주소만 허용",
  unreadGroup: "보안 그룹을 읽지 못함",
  unreadAcl: "네트워크 ACL을 읽지 못함",
  unreadSubnet: "서브넷을 읽지 못함",
  noInterface: "네트워크 인터페이스가 없음",
  allowed: "규칙이 허용",
  denied: "규칙이 거부",
  partly: "일부 포트만 허용",
  unclear: "규칙만으로 알 수 없음",
  unreadTable: "라우팅 테이블을 읽지 못함",
  noRoute: "경로 없음",
  blackhole: "대상이 사라진 경로",
  local: "local 경로",
  gateway: "게이트웨이로 나감",
  noPublicAddress: "퍼블릭 IP 없음",
  beyondThisVpc: "이 VPC 밖은 보이지 않음",
  available: "사용 가능",
  notAvailable: "사용할 수 없음",
  privateAddress: "프라이빗 IP로 풀림",
  publicAddress: "퍼블릭 IP로 풀림",
  ownZone: "직접 만든 영역이 답함",
  noResolver: "VPC DNS가 꺼짐",
  nxdomain: "그런 이름 없음",
  customResolver: "다른 DNS 서버를 씀",
  unseen: "읽지 못함",
};

const en: Record<keyof typeof ko, string> = {
  ruleAllows: "a rule allows it",
  noRule: "no rule matches",
  unreadPrefixList: "prefix list could not be read",
  partOfSubnet: "only some addresses are allowed",
  unreadGroup: "security group could not be read",
  unreadAcl: "network ACL could not be read",
  unreadSubnet: "subnet could not be read",
  noInterface: "no network interface",
  allowed: "a rule allows it",
  denied: "a rule denies it",
  partly: "only some ports are allowed",
  unclear: "the rules alone do not tell",
  unreadTable: "route table could not be read",
  noRoute: "no route",
  blackhole: "the route's target is gone",
  local: "local route",
  gateway: "out through a gateway",
  noPublicAddress: "no public IP",
  beyondThisVpc: "beyond the sight of this VPC",
  available: "available",
  notAvailable: "not available",
  privateAddress: "resolves to a private IP",
  publicAddress: "resolves to a public IP",
  ownZone: "a zone of your own answers",
  noResolver: "the VPC's DNS is off",
  nxdomain: "no such name",
  customResolver: "another DNS server is in use",
  unseen: "could not be read",
};

const reasons: Record<Locale, Record<string, string>> = { ko, en };

/** Why a hop went as it did. A reason that the network model gains later shows as it is until it is named here. */
export const hopReason = (why: string, locale: Locale): string => reasons[locale][why] ?? why;
