import type { CommandInvocation } from "@aws-sdk/client-ssm";
import type { ApiCall } from "../../core/api-call.ts";
import { serviceHost } from "../../network/endpoints.ts";

/** Starts every line that the probe prints, so that its output is found among other commands'. */
const marker = "vpce-lab-probe";

/** Where the probe looks for the internet: AWS's own "what is my IP" page, on HTTPS. */
const internetHost = "checkip.amazonaws.com";

/** The probe's shell lines, as the page of this step prints them. AL2023 has all that they use. */
export function probeLines(region: string): string[] {
  const tell = (what: string, url: string) =>
    `curl -s -o /dev/null -m 5 ${url} && echo "${marker} ${what} reachable" || echo "${marker} ${what} unreachable"`;
  return [
    `name=${serviceHost("ssm", region)}`,
    `echo "${marker} name $name $(getent ahostsv4 $name | awk '{print $1}' | sort -u | tr '\\n' ' ')"`,
    tell("https", "https://$name/"),
    tell("internet", `https://${internetHost}/`),
  ];
}

/** Runs the probe on an instance through Run Command. */
export const sendProbe = (instanceId: string, region: string): ApiCall => ({
  service: "ssm",
  operation: "SendCommand",
  input: {
    InstanceIds: [instanceId],
    DocumentName: "AWS-RunShellScript",
    Comment: "vpce-lab probe",
    Parameters: { commands: probeLines(region) },
  },
});

/** What a probe found on the instance. */
export interface ProbeOutput {
  name: string;
  /** What the name resolved to; empty when it did not resolve. */
  addresses: string[];
  https: boolean;
  internet: boolean;
}

/** The output of an invocation's first plugin that said anything. */
export const outputOf = (invocation: CommandInvocation): string =>
  (invocation.CommandPlugins ?? []).map((plugin) => plugin.Output ?? "").find((output) => output !== "") ?? "";

/** Reads a probe's output; undefined when it is some other command's. */
export function readProbe(output: string): ProbeOutput | undefined {
  const lines = output.split("\n").map((line) => line.trim().split(/\s+/));
  const said = (what: string) => lines.find(([first, second]) => first === marker && second === what)?.slice(2);
  const name = said("name");
  if (!name) return undefined;
  return {
    name: name[0] ?? "",
    addresses: name.slice(1),
    https: said("https")?.[0] === "reachable",
    internet: said("internet")?.[0] === "reachable",
  };
}
