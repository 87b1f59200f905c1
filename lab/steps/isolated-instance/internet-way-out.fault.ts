import { kept } from "../../core/api-call.ts";
import { need } from "../../core/artifacts.ts";
import { defineFault } from "../../core/fault.ts";
import { routeTableOf } from "../../network/routes.ts";
import { ec2, labInstance } from "../drill-objects.ts";
import { labTags } from "../lab.ts";
import { sendProbe } from "../run-command/probe.ts";

const anywhere = "0.0.0.0/0";

export default defineFault({
  id: "internet-way-out",
  title: { ko: "인터넷으로 나가는 길이 생김", en: "A way out to the internet" },
  requires: ["instances", "routeTables"],
  break: ({ healthy, region }) => {
    const { InstanceId, SubnetId = "", VpcId = "" } = labInstance(healthy);
    const table = routeTableOf(SubnetId, VpcId, need(healthy, "routeTables"));
    return [
      ec2(
        "CreateInternetGateway",
        { TagSpecifications: labTags("internet-gateway") },
        { name: "gateway", path: "InternetGateway.InternetGatewayId" },
      ),
      ec2("AttachInternetGateway", { InternetGatewayId: kept("gateway"), VpcId }),
      ec2(
        "AllocateAddress",
        { Domain: "vpc", TagSpecifications: labTags("elastic-ip") },
        { name: "address", path: "AllocationId" },
      ),
      ec2(
        "AssociateAddress",
        { AllocationId: kept("address"), InstanceId },
        { name: "association", path: "AssociationId" },
      ),
      ec2("CreateRoute", {
        RouteTableId: table?.RouteTableId,
        DestinationCidrBlock: anywhere,
        GatewayId: kept("gateway"),
      }),
      // Seen from inside as well: the probe now reaches the internet.
      sendProbe(InstanceId, region),
    ];
  },
  mend: ({ healthy, broken, kept: made, region }) => {
    const { InstanceId, SubnetId = "", VpcId = "" } = labInstance(healthy);
    const table = routeTableOf(SubnetId, VpcId, need(broken, "routeTables"));
    const open = table?.Routes?.some((route) => route.DestinationCidrBlock === anywhere);
    const closeRoute = ec2("DeleteRoute", { RouteTableId: table?.RouteTableId, DestinationCidrBlock: anywhere });
    return [
      // The check's own mend may have deleted the route already.
      ...(open ? [closeRoute] : []),
      ec2("DisassociateAddress", { AssociationId: made.association }),
      ec2("ReleaseAddress", { AllocationId: made.address }),
      ec2("DetachInternetGateway", { InternetGatewayId: made.gateway, VpcId }),
      ec2("DeleteInternetGateway", { InternetGatewayId: made.gateway }),
      sendProbe(InstanceId, region),
    ];
  },
  turnsRed: ["no-way-out", "internet-unreachable"],
  firstCause: { check: "no-way-out", messageId: "wayOut" },
});
