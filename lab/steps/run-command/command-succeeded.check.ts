import { defineCheck } from "../../core/check.ts";
import { commandsOf } from "./latest-probe.ts";
import { outputOf, sendProbe } from "./probe.ts";

const waiting = ["Pending", "InProgress", "Delayed", "Cancelling"];
/** Status details of a command that no agent has fetched ("Understanding command statuses"). */
const undelivered = ["DeliveryTimedOut", "Delivery Timed Out", "Undeliverable", "Terminated"];

export default defineCheck({
  id: "command-succeeded",
  about: "instance",
  title: { ko: "마지막 명령의 결과", en: "Result of the last command" },
  requires: ["instances", "commandInvocations"],
  messages: {
    ko: {
      succeeded: "인스턴스 {instance}에서 명령 {command:이/가} 성공했습니다.",
      running: "명령 {command}의 상태가 {state}입니다. 보통 몇 초 안에 끝납니다. 잠시 뒤 다시 확인하세요.",
      failed:
        "인스턴스 {instance}에서 명령 {command:이/가} {state} 상태로 끝났습니다(종료 코드 {code}). 명령은 전달되었지만 스크립트가 실패했습니다. 출력을 보고, 아래 명령으로 다시 보내세요.",
      undelivered:
        "명령 {command:이/가} 인스턴스 {instance}에 전달되지 않았습니다({state}). 에이전트가 명령을 가져가지 못했습니다. 앞 단계의 확인을 먼저 고치고, 아래 명령으로 다시 보내세요.",
      neverSent: "인스턴스 {instance}에 보낸 명령이 아직 없습니다. 아래 명령으로 보내세요.",
    },
    en: {
      succeeded: "Command {command} succeeded on {instance}.",
      running: "Command {command} is {state}. It usually ends within seconds. Check again shortly.",
      failed:
        "Command {command} ended as {state} on {instance} (exit code {code}). It was delivered, but the script failed. Read its output, then send it again with the command below.",
      undelivered:
        "Command {command} was not delivered to {instance} ({state}): the agent never fetched it. Mend the checks of the steps before, then send it again with the command below.",
      neverSent: "No command has been sent to {instance} yet. Send one with the command below.",
    },
  },
  evaluate({ artifacts, region }, instance) {
    const id = instance.InstanceId ?? "";
    const [latest] = commandsOf(artifacts, instance);
    if (!latest) {
      return {
        verdict: "fail",
        messageId: "neverSent",
        params: { instance: id },
        resources: [id],
        mend: [sendProbe(id, region)],
      };
    }
    const command = latest.CommandId ?? "";
    const state = latest.StatusDetails ?? latest.Status ?? "";
    const code = latest.CommandPlugins?.[0]?.ResponseCode ?? -1;
    const found = {
      params: { instance: id, command, state, code },
      resources: [command, id],
      evidence: [
        {
          from: "commandInvocations" as const,
          id: command,
          value: { Status: latest.Status, ResponseCode: code, Output: outputOf(latest) },
        },
      ],
    };
    if (latest.Status === "Success") return { ...found, verdict: "pass", messageId: "succeeded" };
    if (waiting.includes(latest.Status ?? "")) return { ...found, verdict: "pending", messageId: "running" };
    const messageId = undelivered.includes(state) ? "undelivered" : "failed";
    return { ...found, verdict: "fail", messageId, mend: [sendProbe(id, region)] };
  },
});
