export { type AwsAccountOptions, createAwsAccount } from "./account.ts";
export { actionsFor } from "./actions.ts";
export type { Gatherer } from "./gatherer.ts";
export { gatherers } from "./gatherers.ts";
export { RegionError } from "./region.ts";
