import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { maxTemplateBytes, synthesize } from "./templates.ts";

// npm run synth: writes the templates that readers download and the simulated account starts from.
const { files, findings } = await synthesize();
const folder = fileURLToPath(new URL("../../static/templates/", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of files) {
  writeFileSync(`${folder}${name}`, text);
  console.log(`static/templates/${name}  ${Buffer.byteLength(text)} of ${maxTemplateBytes} bytes`);
}
for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
