export { type SimulatedAccount, simulatedAccount } from "./account.ts";
export { AwsError } from "./error.ts";
export { type SimulatedLab, simulatedLab, simulatedStack } from "./lab.ts";
export { TemplateError, templateMessages } from "./template/error.ts";
export { loadTemplate } from "./template/load.ts";
