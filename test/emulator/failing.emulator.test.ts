import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { createAwsAccount, gatherers } from "../../lab/accounts/aws/index.ts";
import type { Scope } from "../../lab/core/account.ts";
import { type ArtifactError, type ArtifactName, isArtifactError } from "../../lab/core/artifacts.ts";
import type { ChangeableAccount } from "../../lab/core/drill.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import type { Fault } from "./faults.ts";
import { buildSmallVpc, type SmallVpc } from "./small-vpc.ts";

const region = "ap-northeast-2";
const every = Object.keys(gatherers) as ArtifactName[];
const actions = [...new Set(every.flatMap((name) => gatherers[name].actions))].sort();

let emulator: Emulator;
let account: ChangeableAccount;
let small: SmallVpc;

beforeAll(async () => {
  emulator = await startEmulator(inject("motoUrl"));
  await emulator.reset();
  account = await createAwsAccount({ region, endpoint: emulator.url });
  small = await buildSmallVpc(account, emulator.url);
});
afterAll(() => emulator.stop());
beforeEach(() => emulator.front.reset());
afterEach(() => vi.unstubAllEnvs());

const stack = (): Scope => ({ kind: "stack", name: small.stackName });

/** The artifacts that could not be gathered. */
async function unseen(scope = stack(), from = account): Promise<Partial<Record<ArtifactName, ArtifactError>>> {
  const artifacts = await from.gather(every, scope);
  return Object.fromEntries(Object.entries(artifacts).filter(([, value]) => isArtifactError(value)));
}

/** An artifact and all that rest on it. In a stack the VPC is not looked for by way of an instance. */
function restingOn(name: ArtifactName): ArtifactName[] {
  const direct = every.filter((each) => (gatherers[each].needs as readonly ArtifactName[]).includes(name));
  const others = direct.filter((each) => !(name === "instances" && each === "vpcs"));
  return [...new Set([name, ...others.flatMap(restingOn)])];
}

const oneCleanLine = (message: string) => {
  expect(message.length).toBeLessThanOrEqual(200);
  expect(message).not.toMatch(/[\n<>]|Zm9v|testing|Credential=|Signature=/);
  expect(message.trim()).not.toBe("");
};

describe("without one permission", () => {
  it.each(actions)("%s: what needs it says so, everything else is seen", async (action) => {
    emulator.front.fail(action, "denied");
    const denied = await unseen();
    expect(Object.keys(denied).sort()).toEqual(restingOn(ownerOf(action)).sort());
    for (const error of Object.values(denied)) {
      expect(error).toMatchObject({ error: "AccessDenied", action });
      oneCleanLine(error.message);
    }
  });

  it.each([
    ["vpc", "ec2:DescribeVpcs"],
    ["instance", "ec2:DescribeInstances"],
    ["stack", "cloudformation:DescribeStackResources"],
  ])("a %s that cannot be looked up leaves only what does not lie in it", async (kind, action) => {
    emulator.front.fail(action, "denied");
    const ids = { vpc: small.vpcId, instance: small.instanceId, stack: small.stackName };
    const id = ids[kind as keyof typeof ids];
    const denied = await unseen((kind === "stack" ? { kind, name: id } : { kind, id }) as Scope);
    const seen = every.filter((name) => !denied[name]).sort();
    const outside = ["callerIdentity", "defaultHostManagement"];
    expect(seen).toEqual(kind === "stack" ? outside : [...outside, "stackResources"].sort());
    for (const error of Object.values(denied)) expect(error.action).toBe(action);
  });
});

const ownerOf = (action: string) => every.find((name) => gatherers[name].actions.includes(action)) as ArtifactName;

/** The artifact that `action` is asked for, while it is broken. */
async function broken(action: string, fault: Fault): Promise<ArtifactError> {
  emulator.front.fail(action, fault);
  const owner = ownerOf(action);
  return (await account.gather([owner], stack()))[owner] as ArtifactError;
}

describe.each([
  "sts:GetCallerIdentity",
  "ec2:DescribeSubnets",
  "ssm:GetServiceSetting",
  "iam:GetInstanceProfile",
  "route53:ListHostedZonesByVPC",
  "cloudformation:DescribeStackResources",
])("when %s", (action) => {
  it.each([
    ["expired", "Expired"],
    ["invalid", "Expired"],
    ["html", "UnexpectedResponse"],
    ["garbage", "UnexpectedResponse"],
    ["reset", "Unreachable"],
  ] as const)("answers with %s, the artifact is %s", async (fault, kind) => {
    const error = await broken(action, fault);
    expect(error).toMatchObject({ error: kind, action });
    oneCleanLine(error.message);
  });
});

describe("retries", () => {
  // The SDK waits for seconds between these, so one service a wire protocol has to do.
  it.each(["ec2:DescribeSubnets", "ssm:GetServiceSetting", "iam:GetInstanceProfile", "route53:ListHostedZonesByVPC"])(
    "gives up on %s when it keeps throttling",
    async (action) => {
      const error = await broken(action, "throttled");
      expect(error).toMatchObject({ error: "Throttled", action });
      oneCleanLine(error.message);
      expect(emulator.front.seen.filter((each) => each === action)).toHaveLength(3);
    },
  );

  it("asks three times, and counts one call", async () => {
    const before = account.calls;
    emulator.front.fail("sts:GetCallerIdentity", "throttled", 2);
    const { callerIdentity } = await account.gather(["callerIdentity"], stack());
    expect(callerIdentity).toMatchObject({ Account: "123456789012" });
    expect(emulator.front.seen).toHaveLength(3);
    expect(account.calls - before).toBe(1);
  });

  it("gives up on a service that never answers", async () => {
    const impatient = await createAwsAccount({ region, endpoint: emulator.url, requestTimeout: 200 });
    emulator.front.fail("sts:GetCallerIdentity", "hang");
    const { callerIdentity } = await impatient.gather(["callerIdentity"], stack());
    expect(callerIdentity).toMatchObject({ error: "Unreachable", action: "sts:GetCallerIdentity" });
    expect(emulator.front.seen).toHaveLength(3);
  });
});

describe("credentials and addresses", () => {
  it("without credentials, everything is NoCredentials, and nothing was called", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
    const nobody = await createAwsAccount({ region, endpoint: emulator.url });
    const missing = await unseen(stack(), nobody);
    expect(Object.keys(missing).sort()).toEqual([...every].sort());
    for (const error of Object.values(missing)) expect(error.error).toBe("NoCredentials");
    expect(missing.subnets?.action).toBe("cloudformation:DescribeStackResources");
    expect(nobody.calls).toBe(0);
    expect(emulator.front.seen).toEqual([]);
  });

  it("asks a credential process once, for all services", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vpce-lab-"));
    try {
      const asked = join(folder, "asked");
      const script = join(folder, "credentials.sh");
      const answer = JSON.stringify({ Version: 1, AccessKeyId: "testing", SecretAccessKey: "testing" });
      writeFileSync(script, `echo asked >> ${asked}\necho '${answer}'\n`);
      writeFileSync(join(folder, "config"), `[default]\ncredential_process = sh ${script}\n`);
      vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
      vi.stubEnv("AWS_CONFIG_FILE", join(folder, "config"));
      const byProcess = await createAwsAccount({ region, endpoint: emulator.url });
      expect(await unseen(stack(), byProcess)).toEqual({});
      expect(readFileSync(asked, "utf8")).toBe("asked\n");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("at a closed port, everything is Unreachable", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const nowhere = await createAwsAccount({ region, endpoint: `http://127.0.0.1:${port}` });
    const missing = await unseen(stack(), nowhere);
    expect(Object.keys(missing).sort()).toEqual([...every].sort());
    for (const error of Object.values(missing)) {
      expect(error.error).toBe("Unreachable");
      oneCleanLine(error.message);
    }
  });

  it("honours AWS_ENDPOINT_URL", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", emulator.url);
    const byEnvironment = await createAwsAccount({ region });
    expect(await unseen(stack(), byEnvironment)).toEqual({});
  });
});

describe("send", () => {
  it("passes AWS's errors through, and its answers", async () => {
    const input = { VpcId: "vpc-0123456789abcdef0" };
    const refused = account.send({ service: "ec2", operation: "DeleteVpc", input });
    await expect(refused).rejects.toMatchObject({ name: "InvalidVpcID.NotFound" });
    emulator.front.fail("ec2:DeleteVpc", "denied");
    const denied = account.send({ service: "ec2", operation: "DeleteVpc", input });
    await expect(denied).rejects.toMatchObject({ name: "UnauthorizedOperation" });
  });

  it("knows no operation that the service has not", async () => {
    const odd = account.send({ service: "ec2", operation: "MakeTea", input: {} });
    await expect(odd).rejects.toThrow("ec2 has no operation MakeTea");
  });
});
