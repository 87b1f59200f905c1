import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  GetConnectionStatusCommand,
  ListCommandInvocationsCommand,
  SendCommandCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type Emulator, startEmulator } from "./emulator.ts";
import { venvBin } from "./venv.ts";

const region = "ap-northeast-2";
const instance = "i-00000000000000001";

let emulator: Emulator;
let ssm: SSMClient;
beforeAll(async () => {
  emulator = await startEmulator(inject("motoUrl"));
  ssm = new SSMClient({ region, endpoint: emulator.url });
});
afterAll(async () => {
  ssm.destroy();
  await emulator.stop();
});
beforeEach(() => {
  emulator.front.reset();
  emulator.front.systemsManager.nodes = [{ InstanceId: instance, PingStatus: "Online" }];
});

const shell = (id: string) =>
  new SendCommandCommand({
    InstanceIds: [id],
    DocumentName: "AWS-RunShellScript",
    Parameters: { commands: ["uname"] },
  });

describe("the emulated Systems Manager", () => {
  it("runs a command: pending, in progress, then its output", async () => {
    emulator.front.systemsManager.runs = ([command]) => ({ output: `${command}: Linux\n`, code: 0 });
    const { Command } = await ssm.send(shell(instance));
    const look = async () => {
      const command = new ListCommandInvocationsCommand({ CommandId: Command?.CommandId, Details: true });
      return (await ssm.send(command)).CommandInvocations?.[0];
    };
    expect((await look())?.Status).toBe("Pending");
    expect((await look())?.Status).toBe("InProgress");
    const end = await look();
    expect(end).toMatchObject({ Status: "Success", InstanceId: instance });
    expect(end?.CommandPlugins?.[0]).toMatchObject({ ResponseCode: 0, Output: "uname: Linux\n" });
  });

  it("refuses a command for an instance that has not registered", async () => {
    await expect(ssm.send(shell("i-0000000000000000f"))).rejects.toMatchObject({ name: "InvalidInstanceId" });
  });

  it("tells whether an agent is connected", async () => {
    const status = async (Target: string) => (await ssm.send(new GetConnectionStatusCommand({ Target }))).Status;
    expect(await status(instance)).toBe("connected");
    expect(await status("i-0000000000000000f")).toBe("notconnected");
  });
});

describe("the front server", () => {
  it("serves the AWS CLI, and moto's own answers", async () => {
    const env = { ...process.env, AWS_ENDPOINT_URL: emulator.url, AWS_DEFAULT_REGION: region };
    const aws = promisify(execFile);
    const { stdout } = await aws(`${await venvBin()}/aws`, ["sts", "get-caller-identity"], { env });
    expect(JSON.parse(stdout)).toMatchObject({ Account: "123456789012" });
    expect(emulator.front.seen).toEqual(["sts:GetCallerIdentity"]);
  });

  it("forgets on reset", async () => {
    emulator.front.fail("*", "denied");
    emulator.front.latency = 5;
    emulator.front.reset();
    expect(emulator.front).toMatchObject({ seen: [], latency: 0, systemsManager: { nodes: [], invocations: [] } });
    await expect(ssm.send(new GetConnectionStatusCommand({ Target: instance }))).resolves.toBeDefined();
  });
});
