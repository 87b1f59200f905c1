import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { labTag } from "../steps/lab.ts";
import { maxTemplateBytes, synthesize } from "./templates.ts";

const published = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../static/templates/${name}`, import.meta.url)), "utf8");

/** CloudFormation gives these no tags; they are found through the stack or the resource that they belong to. */
const untaggable = [
  "AWS::EC2::SubnetRouteTableAssociation",
  "AWS::EC2::SecurityGroupIngress",
  "AWS::IAM::InstanceProfile",
];

interface Resource {
  Type: string;
  Properties: Record<string, unknown> & { Tags?: { Key: string }[] };
}

let synthesized: Awaited<ReturnType<typeof synthesize>>;
beforeAll(async () => {
  synthesized = await synthesize();
}, 60_000);

const resources = (text: string) => Object.values(JSON.parse(text).Resources as Record<string, Resource>);

describe("templates", () => {
  it("have no cdk-nag finding that nobody gave a reason for", () => {
    expect(synthesized.findings).toEqual([]);
  });

  it("are what readers download", () => {
    for (const [name, text] of synthesized.files) expect(published(name), `${name}: run npm run synth`).toBe(text);
  });

  it("fit into a request without an S3 bucket, and need no bootstrap and no assets", () => {
    for (const text of synthesized.files.values()) {
      expect(Buffer.byteLength(text)).toBeLessThan(maxTemplateBytes);
      expect(text).not.toMatch(/cdk-hnb659fds|BootstrapVersion|AssetParameters/);
    }
  });

  it("tag every resource that can be tagged", () => {
    for (const text of synthesized.files.values()) {
      const bare = resources(text).filter((each) => !each.Properties.Tags?.some((tag) => tag.Key === labTag));
      expect(bare.map((each) => each.Type).filter((type) => !untaggable.includes(type))).toEqual([]);
    }
  });

  it("hold an instance with IMDSv2, an encrypted volume, no inbound rule and no ec2messages endpoint", () => {
    const text = synthesized.files.get("interface-endpoint.template.json") ?? "";
    const instance = resources(text).find((each) => each.Type === "AWS::EC2::Instance")?.Properties;
    expect(instance).toMatchObject({
      InstanceType: "t4g.nano",
      MetadataOptions: { HttpTokens: "required" },
      BlockDeviceMappings: [{ Ebs: { Encrypted: true } }],
    });
    expect(text).not.toContain("ec2messages");
    expect(text.match(/SecurityGroupIngress"/g)?.length).toBe(1);
  });
});
