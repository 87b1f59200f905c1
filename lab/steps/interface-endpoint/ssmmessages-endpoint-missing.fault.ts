import { defineFault } from "../../core/fault.ts";
import { labEndpoint } from "../drill-objects.ts";
import { deleteEndpoint, recreateEndpoint } from "./endpoint-deletion.ts";

export default defineFault({
  id: "ssmmessages-endpoint-missing",
  title: { ko: "ssmmessages 엔드포인트가 없음", en: "No endpoint for ssmmessages" },
  fact: "7.8",
  requires: ["vpcEndpoints"],
  break: ({ healthy, region }) => [deleteEndpoint(labEndpoint(healthy, "ssmmessages", region))],
  mend: ({ healthy, region }) => [recreateEndpoint(labEndpoint(healthy, "ssmmessages", region))],
  // The node stays listed as online: it registers through ssm, and only its commands go through ssmmessages.
  turnsRed: ["endpoint-services"],
  firstCause: { check: "endpoint-services", messageId: "missing" },
});
