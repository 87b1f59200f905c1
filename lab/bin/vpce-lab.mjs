#!/usr/bin/env node
// The built command. In a clone, `npm ci` builds it; in the published package it is always there.
import { existsSync } from "node:fs";

const command = new URL("../dist/cli.js", import.meta.url);
if (existsSync(command)) await import(command.href);
else {
  console.error("vpce-lab: lab/dist is missing. Run / 먼저 실행하세요: npm run build -w vpce-lab");
  process.exitCode = 2;
}
