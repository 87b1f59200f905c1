import type { HostedZoneSummary, ResourceRecordSet } from "@aws-sdk/client-route-53";
import type { HostedZone } from "../../../core/artifacts.ts";
import { distinct } from "../collect.ts";
import { defineGatherer, type Run } from "../gatherer.ts";

/** Whether a zone can hold the names of AWS services in a region, e.g. `ssm.<region>.amazonaws.com`. */
export function holdsServiceNames(zone: string, region: string): boolean {
  const name = zone.toLowerCase().replace(/\.$/, "");
  const services = `${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  return name === services || services.endsWith(`.${name}`) || name.endsWith(`.${services}`);
}

async function zonesOf({ aws, options, region }: Run, VPCId: string): Promise<HostedZoneSummary[]> {
  const { sdk, client } = await aws.route53();
  const zones: HostedZoneSummary[] = [];
  let NextToken: string | undefined;
  do {
    const input = { VPCId, VPCRegion: region as never, NextToken };
    const page = await client.send(new sdk.ListHostedZonesByVPCCommand(input), options);
    zones.push(...(page.HostedZoneSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return zones;
}

async function recordsOf({ aws, options }: Run, HostedZoneId: string): Promise<ResourceRecordSet[]> {
  const { sdk, client } = await aws.route53();
  const records: ResourceRecordSet[] = [];
  let start = {};
  let more = true;
  while (more) {
    const page = await client.send(new sdk.ListResourceRecordSetsCommand({ HostedZoneId, ...start }), options);
    records.push(...(page.ResourceRecordSets ?? []));
    start = {
      StartRecordName: page.NextRecordName,
      StartRecordType: page.NextRecordType,
      StartRecordIdentifier: page.NextRecordIdentifier,
    };
    more = page.IsTruncated ?? false;
  }
  return records;
}

/**
 * The private hosted zones that can hold AWS services' names; zones of other names are left out.
 * So are zones that an AWS service owns: nobody may list their records, and the hidden zone of an endpoint's
 * private DNS is known from the endpoint.
 */
export const hostedZones = defineGatherer({
  artifact: "hostedZones",
  needs: ["vpcs"],
  actions: ["route53:ListHostedZonesByVPC", "route53:ListResourceRecordSets"],
  async gather(run) {
    const vpcIds = distinct((await run.get("vpcs")).map((vpc) => vpc.VpcId));
    const zones = (await Promise.all(vpcIds.map((id) => zonesOf(run, id)))).flat();
    const telling = zones.filter(
      (zone, at) =>
        holdsServiceNames(zone.Name ?? "", run.region) &&
        zone.Owner?.OwningService === undefined &&
        zones.findIndex((other) => other.HostedZoneId === zone.HostedZoneId) === at,
    );
    return Promise.all(
      telling.map(
        async (zone): Promise<HostedZone> => ({
          zone,
          records: await recordsOf(run, zone.HostedZoneId ?? ""),
        }),
      ),
    );
  },
});
