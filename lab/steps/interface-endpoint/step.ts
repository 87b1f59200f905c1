import { defineStep } from "../../core/step.ts";
import dnsHostnamesDisabled from "./dns-hostnames-disabled.fault.ts";
import dnsSupportDisabled from "./dns-support-disabled.fault.ts";
import endpointDefaultGroup from "./endpoint-default-group.fault.ts";
import endpointGroupLacks443 from "./endpoint-group-lacks-443.fault.ts";
import endpointSecurityGroup from "./endpoint-security-group.check.ts";
import endpointServices from "./endpoint-services.check.ts";
import instanceEgress from "./instance-egress.check.ts";
import instanceEgressClosed from "./instance-egress-closed.fault.ts";
import networkAclDeniesRequest from "./network-acl-denies-request.fault.ts";
import networkAclDropsReturn from "./network-acl-drops-return.fault.ts";
import networkAclRequest from "./network-acl-request.check.ts";
import networkAclReturn from "./network-acl-return.check.ts";
import nodeOnline from "./node-online.check.ts";
import privateDns from "./private-dns.check.ts";
import privateDnsDisabled from "./private-dns-disabled.fault.ts";
import ssmEndpointMissing from "./ssm-endpoint-missing.fault.ts";
import ssmmessagesEndpointMissing from "./ssmmessages-endpoint-missing.fault.ts";
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
  faults: [
    dnsSupportDisabled,
    dnsHostnamesDisabled,
    ssmEndpointMissing,
    ssmmessagesEndpointMissing,
    privateDnsDisabled,
    instanceEgressClosed,
    networkAclDeniesRequest,
    endpointGroupLacks443,
    endpointDefaultGroup,
    networkAclDropsReturn,
  ],
});
