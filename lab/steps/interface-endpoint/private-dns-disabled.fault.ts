import { defineFault } from "../../core/fault.ts";
import { ec2, labEndpoint, labInstance } from "../drill-objects.ts";
import { sendProbe } from "../run-command/probe.ts";

export default defineFault({
  id: "private-dns-disabled",
  title: { ko: "ssm 엔드포인트의 프라이빗 DNS가 꺼짐", en: "Private DNS of the ssm endpoint is off" },
  fact: "7.4",
  requires: ["instances", "vpcEndpoints"],
  break: ({ healthy, region }) => [
    ec2("ModifyVpcEndpoint", {
      VpcEndpointId: labEndpoint(healthy, "ssm", region).VpcEndpointId,
      PrivateDnsEnabled: false,
    }),
    // Commands still come in through ssmmessages, so the public address shows from inside too.
    sendProbe(labInstance(healthy).InstanceId, region),
  ],
  mend: ({ healthy, region }) => [
    ec2("ModifyVpcEndpoint", {
      VpcEndpointId: labEndpoint(healthy, "ssm", region).VpcEndpointId,
      PrivateDnsEnabled: true,
    }),
    sendProbe(labInstance(healthy).InstanceId, region),
  ],
  turnsRed: ["private-dns", "node-online", "private-resolution"],
  firstCause: { check: "private-dns", messageId: "off" },
});
