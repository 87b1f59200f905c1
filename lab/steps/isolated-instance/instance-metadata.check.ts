import { defineCheck } from "../../core/check.ts";

export default defineCheck({
  id: "instance-metadata",
  about: "instance",
  title: { ko: "인스턴스 메타데이터", en: "Instance metadata" },
  requires: ["instances"],
  messages: {
    ko: {
      enabled: "인스턴스 {instance}에서 인스턴스 메타데이터 서비스(IMDS)를 쓸 수 있습니다.",
      disabled:
        "인스턴스 {instance}의 인스턴스 메타데이터 서비스(IMDS)가 꺼져 있습니다(HttpEndpoint: disabled). 에이전트가 169.254.169.254에서 역할의 자격 증명을 받지 못해 등록하지 못합니다. 아래 명령으로 켜세요.",
    },
    en: {
      enabled: "The instance metadata service (IMDS) of {instance} is on.",
      disabled:
        "The instance metadata service (IMDS) of {instance} is off (HttpEndpoint: disabled). The agent gets no role credentials from 169.254.169.254 and cannot register. Turn it on with the command below.",
    },
  },
  evaluate(_, instance) {
    const id = instance.InstanceId ?? "";
    const off = instance.MetadataOptions?.HttpEndpoint === "disabled";
    return {
      verdict: off ? "fail" : "pass",
      messageId: off ? "disabled" : "enabled",
      params: { instance: id },
      resources: [id],
      evidence: [{ from: "instances", id, value: { MetadataOptions: instance.MetadataOptions } }],
      mend: off
        ? [
            {
              service: "ec2",
              operation: "ModifyInstanceMetadataOptions",
              input: { InstanceId: id, HttpEndpoint: "enabled" },
            },
          ]
        : [],
    };
  },
});
