import { defineFault } from "../../core/fault.ts";
import { labEndpoint } from "../drill-objects.ts";
import { deleteEndpoint, recreateEndpoint } from "./endpoint-deletion.ts";

export default defineFault({
  id: "ssm-endpoint-missing",
  title: { ko: "ssm 엔드포인트가 없음", en: "No endpoint for ssm" },
  fact: "7.10",
  requires: ["vpcEndpoints"],
  break: ({ healthy, region }) => [deleteEndpoint(labEndpoint(healthy, "ssm", region))],
  mend: ({ healthy, region }) => [recreateEndpoint(labEndpoint(healthy, "ssm", region))],
  turnsRed: ["endpoint-services", "node-online"],
  firstCause: { check: "endpoint-services", messageId: "missing" },
});
