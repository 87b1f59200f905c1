import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { probeLines, readProbe } from "../../lab/steps/run-command/probe.ts";
import { type IsolatedVpc, isolatedVpc } from "./isolated-vpc.ts";

const script = probeLines("ap-northeast-2").join("\n");

let vpc: IsolatedVpc;
beforeAll(() => {
  vpc = isolatedVpc();
});
afterAll(() => vpc?.close());

describe("the probe, run for real on an instance without internet", () => {
  it("sees a private address, the service and no internet when all is right", () => {
    vpc.privateDns(true);
    vpc.endpointGroup(true);
    expect(readProbe(vpc.onInstance(script))).toEqual({
      name: "ssm.ap-northeast-2.amazonaws.com",
      addresses: ["10.77.1.10"],
      https: true,
      internet: false,
    });
  });

  it("sees the service out of reach when the endpoint's security group drops 443", () => {
    vpc.privateDns(true);
    vpc.endpointGroup(false);
    expect(readProbe(vpc.onInstance(script))).toMatchObject({
      addresses: ["10.77.1.10"],
      https: false,
      internet: false,
    });
  });

  it("sees a public address that leads nowhere when private DNS is off", () => {
    vpc.endpointGroup(true);
    vpc.privateDns(false);
    expect(readProbe(vpc.onInstance(script))).toMatchObject({
      addresses: ["203.0.113.25"],
      https: false,
      internet: false,
    });
  });
});
