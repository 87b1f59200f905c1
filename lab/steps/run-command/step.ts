import { defineStep } from "../../core/step.ts";
import commandMistyped from "./command-mistyped.fault.ts";
import commandSucceeded from "./command-succeeded.check.ts";
import internetUnreachable from "./internet-unreachable.check.ts";
import privateResolution from "./private-resolution.check.ts";
import { sendProbe } from "./probe.ts";

export default defineStep({
  id: "run-command",
  title: { ko: "Run Command로 명령 보내기", en: "Run a command" },
  checks: [commandSucceeded, privateResolution, internetUnreachable],
  faults: [commandMistyped],
  actions: ({ instanceId, region }) => [sendProbe(instanceId, region)],
});
