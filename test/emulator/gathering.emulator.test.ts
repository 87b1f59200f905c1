import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { actionsFor, createAwsAccount, gatherers } from "../../lab/accounts/aws/index.ts";
import { type Scope, ScopeNotFound } from "../../lab/core/account.ts";
import { type ArtifactName, type ArtifactTypes, isArtifactError } from "../../lab/core/artifacts.ts";
import type { ChangeableAccount } from "../../lab/core/drill.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { buildSmallVpc, type SmallVpc } from "./small-vpc.ts";
import { xmlAnswer } from "./wire.ts";

const region = "ap-northeast-2";
const every = Object.keys(gatherers) as ArtifactName[];

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

beforeEach(() => {
  emulator.front.reset();
  const node = { InstanceId: small.instanceId, PingStatus: "Online" as const, AgentVersion: "3.3.3050.0" };
  emulator.front.systemsManager.nodes = [
    { ...node, LastPingDateTime: new Date("2026-11-01T00:00:00Z") },
    { ...node, InstanceId: "i-0ffffffffffffffff" },
  ];
  emulator.front.systemsManager.invocations = [
    {
      CommandId: "11111111-2222-4333-8444-555555555555",
      InstanceId: small.instanceId,
      Status: "Success",
      RequestedDateTime: new Date("2026-11-01T00:01:00Z"),
      CommandPlugins: [{ Name: "aws:runShellScript", ResponseCode: 0, Output: "hello\n" }],
    },
  ];
});

/** The artifacts of a gather in which everything could be seen. */
async function seen<N extends ArtifactName>(
  names: readonly N[],
  scope: Scope,
): Promise<{ [K in N]: ArtifactTypes[K] }> {
  const artifacts = await account.gather(names, scope);
  expect(Object.values(artifacts).filter(isArtifactError)).toEqual([]);
  return artifacts as { [K in N]: ArtifactTypes[K] };
}

const vpcScope = (): Scope => ({ kind: "vpc", id: small.vpcId });
const scopes = (): Scope[] => [
  vpcScope(),
  { kind: "instance", id: small.instanceId },
  { kind: "stack", name: small.stackName },
];

describe("gathering a VPC", () => {
  let found: { [N in ArtifactName]: ArtifactTypes[N] };
  beforeEach(async () => {
    found = await seen(every, vpcScope());
  });

  it("has the shapes of the SDK and nothing of the VPC beside it", () => {
    expect(found.callerIdentity).toEqual({
      Account: "123456789012",
      Arn: expect.stringMatching(/^arn:aws:/),
      UserId: expect.any(String),
    });
    expect(found.stackResources).toEqual([]);
    expect(found.vpcs).toMatchObject([{ VpcId: small.vpcId, CidrBlock: "10.77.0.0/16" }]);
    expect(found.vpcAttributes).toEqual([
      { VpcId: small.vpcId, EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: true } },
    ]);
    expect(found.dhcpOptions).toMatchObject([
      { DhcpConfigurations: [{ Key: "domain-name-servers", Values: [{ Value: "AmazonProvidedDNS" }] }] },
    ]);
    expect(found.subnets.map((subnet) => subnet.SubnetId).sort()).toEqual([...small.subnetIds].sort());
    expect(found.routeTables).toHaveLength(2);
    expect(found.routeTables.flatMap((table) => table.Associations ?? [])).toContainEqual(
      expect.objectContaining({ SubnetId: small.subnetIds[0], Main: false }),
    );
    expect(found.networkAcls).toHaveLength(1);
    expect(found.networkAcls[0]?.Entries).toHaveLength(4);
    expect(found.securityGroups.map((group) => group.GroupName).sort()).toEqual(["default", "endpoint", "instance"]);
    expect(found.securityGroups.find((group) => group.GroupName === "endpoint")?.IpPermissions).toMatchObject([
      { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: expect.any(String) }] },
    ]);
  });

  it("has the endpoints, their interfaces and the prefix lists that rules name", () => {
    expect(found.vpcEndpoints.map((endpoint) => endpoint.VpcEndpointId).sort()).toEqual([...small.endpointIds].sort());
    expect(found.vpcEndpoints[0]).toMatchObject({
      VpcEndpointType: "Interface",
      State: "available",
      PrivateDnsEnabled: true,
      SubnetIds: [small.subnetIds[1]],
    });
    const named = found.vpcEndpoints.flatMap((endpoint) => endpoint.NetworkInterfaceIds ?? []);
    expect(found.endpointInterfaces.map((each) => each.NetworkInterfaceId).sort()).toEqual(named.sort());
    expect(found.prefixLists).toMatchObject([
      { PrefixListId: small.prefixListId, Entries: [{ Cidr: "10.77.2.0/24" }] },
    ]);
  });

  it("has the hosted zones that can hold the names of services, with their records", () => {
    expect(found.hostedZones.map(({ zone }) => zone.HostedZoneId)).toEqual([small.zoneId]);
    expect(found.hostedZones[0]?.records).toContainEqual(
      expect.objectContaining({ Type: "A", ResourceRecords: [{ Value: "10.77.2.10" }] }),
    );
  });

  it("has the instance with its image, its profile, and its role's policies as JSON text", () => {
    expect(found.instances).toMatchObject([{ InstanceId: small.instanceId, State: { Name: "running" } }]);
    expect(found.images).toMatchObject([{ ImageId: small.imageId, Name: expect.any(String) }]);
    expect(found.instanceProfiles).toMatchObject([
      { Arn: found.instances[0]?.IamInstanceProfile?.Arn, Roles: [{ RoleName: small.roleName }] },
    ]);
    const trust = JSON.parse(found.instanceProfiles[0]?.Roles?.[0]?.AssumeRolePolicyDocument ?? "");
    expect(trust.Statement[0].Principal).toEqual({ Service: "ec2.amazonaws.com" });
    const [role] = found.rolePolicies;
    expect(role?.roleName).toBe(small.roleName);
    expect(role?.attached.map((policy) => policy.PolicyName).sort()).toEqual(["AmazonSSMManagedInstanceCore", "own"]);
    for (const policy of role?.attached ?? []) expect(policy.document).toContain("ssm:UpdateInstanceInformation");
    expect(JSON.parse(role?.inline[0]?.document ?? "").Statement[0].Action).toBe("ssmmessages:*");
  });

  it("has what Systems Manager knows of the instance, and of no other", () => {
    expect(found.defaultHostManagement).toEqual({
      SettingId: "/ssm/managed-instance/default-ec2-instance-management-role",
      SettingValue: "$None",
    });
    expect(found.managedNodes).toEqual([
      {
        InstanceId: small.instanceId,
        PingStatus: "Online",
        AgentVersion: "3.3.3050.0",
        LastPingDateTime: new Date("2026-11-01T00:00:00Z"),
      },
    ]);
    expect(found.commandInvocations).toMatchObject([
      { InstanceId: small.instanceId, CommandPlugins: [{ ResponseCode: 0, Output: "hello\n" }] },
    ]);
  });
});

describe("scopes", () => {
  it("leads from an instance to that instance alone and to its VPC", async () => {
    const launch = { ImageId: small.imageId, MinCount: 1, MaxCount: 1, SubnetId: small.subnetIds[0] };
    const more = await account.send({ service: "ec2", operation: "RunInstances", input: launch });
    const [second] = more.Instances as { InstanceId: string }[];
    try {
      const byInstance = await seen(["instances", "vpcs", "stackResources"], {
        kind: "instance",
        id: small.instanceId,
      });
      expect(byInstance.instances.map((each) => each.InstanceId)).toEqual([small.instanceId]);
      expect(byInstance.vpcs.map((each) => each.VpcId)).toEqual([small.vpcId]);
      expect(byInstance.stackResources).toEqual([]);
      const byVpc = await seen(["instances"], vpcScope());
      expect(byVpc.instances).toHaveLength(2);
    } finally {
      const input = { InstanceIds: [second?.InstanceId] };
      await account.send({ service: "ec2", operation: "TerminateInstances", input });
    }
    const scope = { kind: "instance", id: second?.InstanceId ?? "" } as const;
    await expect(account.gather(["subnets"], scope)).rejects.toThrow(ScopeNotFound);
    expect((await seen(["instances"], vpcScope())).instances).toHaveLength(1);
  });

  it("leads from a stack to its VPC and all instances in it", async () => {
    const found = await seen(["stackResources", "instances", "subnets"], { kind: "stack", name: small.stackName });
    expect(found.stackResources).toMatchObject([
      { ResourceType: "AWS::EC2::VPC", PhysicalResourceId: small.vpcId, LogicalResourceId: "Vpc" },
    ]);
    expect(found.instances.map((each) => each.InstanceId)).toEqual([small.instanceId]);
    expect(found.subnets).toHaveLength(2);
  });

  it.each<[string, Scope]>([
    ["a VPC", { kind: "vpc", id: "vpc-0123456789abcdef0" }],
    ["what is no VPC id", { kind: "vpc", id: "my vpc" }],
    ["an instance", { kind: "instance", id: "i-0123456789abcdef0" }],
    ["what is no instance id", { kind: "instance", id: "my-instance" }],
    ["a stack", { kind: "stack", name: "NoSuchStack" }],
  ])("says that %s is not there", async (_, scope) => {
    const gathering = account.gather(every, scope);
    await expect(gathering).rejects.toThrow(ScopeNotFound);
    await expect(gathering).rejects.toMatchObject({ scope, region });
  });

  it("says that a stack without a VPC is not there", async () => {
    emulator.front.answer("cloudformation:DescribeStackResources", () =>
      xmlAnswer(
        "<DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources/></DescribeStackResourcesResult></DescribeStackResourcesResponse>",
      ),
    );
    const scope = { kind: "stack", name: "Empty" } as const;
    await expect(account.gather(["vpcs"], scope)).rejects.toThrow(ScopeNotFound);
  });

  it("looks at nothing when only the caller is asked for", async () => {
    await seen(["callerIdentity"], { kind: "vpc", id: "vpc-none" });
    expect(emulator.front.seen).toEqual(["sts:GetCallerIdentity"]);
  });
});

describe("calls", () => {
  it("asks each thing once, and counts", async () => {
    const before = account.calls;
    await seen(every, vpcScope());
    const asked = emulator.front.seen;
    expect(account.calls - before).toBe(asked.length);
    const twice = asked.filter((action, at) => asked.indexOf(action) !== at).sort();
    // Two attributes of a VPC, and the documents of two attached policies.
    expect(twice).toEqual(["ec2:DescribeVpcAttribute", "iam:GetPolicy", "iam:GetPolicyVersion"]);
  });

  it("declares the actions of its calls, and no others", async () => {
    const used = new Set<string>();
    for (const scope of scopes()) {
      for (const name of every) {
        emulator.front.seen = [];
        await seen([name], scope);
        const allowed = actionsFor([name]);
        for (const action of emulator.front.seen) {
          expect(allowed, `${name} in a ${scope.kind}`).toContain(action);
          used.add(action);
        }
      }
    }
    const declared = every.flatMap((name) => gatherers[name].actions);
    expect([...used].sort()).toEqual([...new Set(declared)].sort());
  });

  it("reads no document of a policy that the checks know", async () => {
    const knowing = await createAwsAccount({
      region,
      endpoint: emulator.url,
      knownPolicies: ["AmazonSSMManagedInstanceCore", "own"],
    });
    const { rolePolicies } = await knowing.gather(["rolePolicies"], vpcScope());
    const [role] = rolePolicies as ArtifactTypes["rolePolicies"];
    const documented = role?.attached.filter((policy) => policy.document).map((policy) => policy.PolicyName);
    // A policy of the account is read whatever its name.
    expect(documented).toEqual(["own"]);
  });

  it("reports each artifact as it arrives", async () => {
    const arrived: string[] = [];
    await account.gather(every, vpcScope(), {
      onArtifact: (name, done, total) => arrived.push(`${name} ${done}/${total}`),
    });
    expect(arrived).toHaveLength(every.length);
    expect(arrived.at(-1)).toMatch(new RegExp(`${every.length}/${every.length}$`));
  });

  it("stops when it is told to", async () => {
    emulator.front.latency = 200;
    const stop = new AbortController();
    const gathering = account.gather(every, vpcScope(), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 50);
    await expect(gathering).rejects.toThrow("enough");
    const asked = emulator.front.seen.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(emulator.front.seen).toHaveLength(asked);
  });

  it("runs in parallel: with 80 ms an answer, a stack takes far less than 28 answers in a row", async () => {
    await seen(every, vpcScope());
    emulator.front.latency = 80;
    const start = performance.now();
    await seen(every, { kind: "stack", name: small.stackName });
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe("what moto does not answer as AWS does", () => {
  it("follows the pages of hosted zones and of records, and leaves out what a service owns", async () => {
    const zone = (id: string, owner: string) =>
      `<HostedZoneSummary><HostedZoneId>${id}</HostedZoneId><Name>${region}.amazonaws.com.</Name><Owner>${owner}</Owner></HostedZoneSummary>`;
    emulator.front.answer("route53:ListHostedZonesByVPC", ({ query }) => {
      const first = zone("Z1", "<OwningService>vpce.amazonaws.com</OwningService>");
      const second = zone("Z2", "<OwningAccount>123456789012</OwningAccount>");
      const [zones, next] = query.get("nexttoken") === "more" ? [second, ""] : [first, "<NextToken>more</NextToken>"];
      return xmlAnswer(
        `<ListHostedZonesByVPCResponse><HostedZoneSummaries>${zones}</HostedZoneSummaries><MaxItems>1</MaxItems>${next}</ListHostedZonesByVPCResponse>`,
      );
    });
    const starts: (string | null)[] = [];
    emulator.front.answer("route53:ListResourceRecordSets", ({ query }) => {
      starts.push(query.get("name"));
      const isLast = query.get("name") !== null;
      const record = `<ResourceRecordSet><Name>${isLast ? "b" : "a"}.</Name><Type>A</Type></ResourceRecordSet>`;
      const more = isLast ? "" : "<NextRecordName>b.</NextRecordName><NextRecordType>A</NextRecordType>";
      return xmlAnswer(
        `<ListResourceRecordSetsResponse><ResourceRecordSets>${record}</ResourceRecordSets><IsTruncated>${!isLast}</IsTruncated>${more}<MaxItems>1</MaxItems></ListResourceRecordSetsResponse>`,
      );
    });
    const { hostedZones } = await seen(["hostedZones"], vpcScope());
    expect(hostedZones.map((each) => each.zone.HostedZoneId)).toEqual(["Z2"]);
    expect(hostedZones[0]?.records.map((record) => record.Name)).toEqual(["a.", "b."]);
    expect(starts).toEqual([null, "b."]);
  });

  it("leaves out images, profiles and prefix lists that no longer exist", async () => {
    emulator.front.fail("ec2:DescribeImages", {
      code: "InvalidAMIID.NotFound",
      message: `The image id '[${small.imageId}]' does not exist`,
    });
    emulator.front.fail("iam:GetInstanceProfile", { code: "NoSuchEntity", status: 404 });
    emulator.front.fail("ec2:GetManagedPrefixListEntries", { code: "InvalidPrefixListID.NotFound" });
    const found = await seen(["images", "instanceProfiles", "rolePolicies", "prefixLists"], vpcScope());
    expect(found).toEqual({ images: [], instanceProfiles: [], rolePolicies: [], prefixLists: [] });
  });

  it("takes an instance that Systems Manager does not know for one without commands", async () => {
    emulator.front.fail("ssm:ListCommandInvocations", { code: "InvalidInstanceId" });
    expect(await seen(["commandInvocations"], vpcScope())).toEqual({ commandInvocations: [] });
  });
});
