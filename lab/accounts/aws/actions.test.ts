import { describe, expect, it } from "vitest";
import type { ArtifactName } from "../../core/artifacts.ts";
import { actionsFor } from "./actions.ts";
import { holdsServiceNames } from "./gatherers/hosted-zones.ts";
import { gatherers } from "./gatherers.ts";

describe("actions", () => {
  it("counts in what an artifact rests on, whichever the scope", () => {
    expect(actionsFor(["endpointInterfaces", "callerIdentity"])).toEqual([
      "cloudformation:DescribeStackResources",
      "ec2:DescribeInstances",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeVpcs",
      "sts:GetCallerIdentity",
    ]);
  });

  it("reads and never changes", () => {
    const all = actionsFor(Object.keys(gatherers) as ArtifactName[]);
    expect(all.filter((action) => !/^[a-z0-9]+:(Describe|Get|List)\w+$/.test(action))).toEqual([]);
  });

  it.each(Object.entries(gatherers))("%s is registered under its own name", (name, gatherer) => {
    expect(gatherer.artifact).toBe(name);
  });
});

describe("zones that can hold the names of services", () => {
  const region = "ap-northeast-2";
  it.each(["com.", "amazonaws.com.", "ap-northeast-2.amazonaws.com", "SSM.ap-northeast-2.amazonaws.com."])(
    "%s can",
    (zone) => expect(holdsServiceNames(zone, region)).toBe(true),
  );
  it.each(["example.internal.", "onaws.com.", "ssm.eu-west-1.amazonaws.com.", "ap-northeast-2.amazonaws.com.cn."])(
    "%s cannot",
    (zone) => expect(holdsServiceNames(zone, region)).toBe(false),
  );
  it("names end in .cn in China", () => {
    expect(holdsServiceNames("ssm.cn-north-1.amazonaws.com.cn.", "cn-north-1")).toBe(true);
    expect(holdsServiceNames("amazonaws.com.", "cn-north-1")).toBe(false);
  });
});
