import { defineStep } from "../../core/step.ts";
import endpointSecurityGroup from "./endpoint-security-group.check.ts";
import endpointServices from "./endpoint-services.check.ts";
import instanceEgress from "./instance-egress.check.ts";
import networkAclRequest from "./network-acl-request.check.ts";
import networkAclReturn from "./network-acl-return.check.ts";
import nodeOnline from "./node-online.check.ts";
import privateDns from "./private-dns.check.ts";
import vpcDns from "./vpc-dns.check.ts";

export default defineStep({
  id: "interface-endpoint",
  title: { ko: "인터페이스 엔드포인트", en: "Interface endpoints" },
  checks: [
    vpcDns,
    endpointServices,
    privateDns,
    instanceEgress,
    networkAclRequest,
    endpointSecurityGroup,
    networkAclReturn,
    nodeOnline,
  ],
  faults: [],
});
