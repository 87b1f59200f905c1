import { defineGatherer } from "../gatherer.ts";

/** The setting that names the role of Default Host Management; `$None` where it is off. */
const SettingId = "/ssm/managed-instance/default-ec2-instance-management-role";

export const defaultHostManagement = defineGatherer({
  artifact: "defaultHostManagement",
  needs: [],
  actions: ["ssm:GetServiceSetting"],
  async gather({ aws, options }) {
    const { sdk, client } = await aws.ssm();
    const { ServiceSetting } = await client.send(new sdk.GetServiceSettingCommand({ SettingId }), options);
    return { SettingId: ServiceSetting?.SettingId, SettingValue: ServiceSetting?.SettingValue };
  },
});
