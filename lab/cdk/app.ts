import { App } from "aws-cdk-lib";
import { steps } from "../steps/index.ts";
import { makeApp } from "./make-app.ts";

// A bare App reads the context that the CDK CLI hands over (`-c through=<step-id>`).
const through = new App().node.tryGetContext("through") ?? steps.at(-1)?.id;
if (!steps.some((step) => step.id === through)) {
  console.error(`-c through=${through}: no such step. Steps: ${steps.map((step) => step.id).join(", ")}`);
  process.exit(2);
}
await makeApp(through);
