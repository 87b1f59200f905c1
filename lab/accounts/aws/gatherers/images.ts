import type { Image } from "@aws-sdk/client-ec2";
import { failedWith } from "../call-failure.ts";
import { collect, distinct } from "../collect.ts";
import { defineGatherer, type Run } from "../gatherer.ts";

/** An image outlives neither its owner's will nor its age, so instances often name one that is gone. */
async function existing(run: Run, ImageIds: string[]): Promise<Image[]> {
  if (ImageIds.length === 0) return [];
  const { sdk, client } = await run.aws.ec2();
  try {
    return await collect(sdk.paginateDescribeImages({ client }, { ImageIds }, run.options), (page) => page.Images);
  } catch (error) {
    const said = failedWith(error, /^InvalidAMIID\.(NotFound|Unavailable)$/)?.said;
    const rest = ImageIds.filter((id) => !said?.includes(id));
    if (said === undefined || rest.length === ImageIds.length) throw error;
    return existing(run, rest);
  }
}

/** The images that the instances were made from; those that no longer exist are left out. */
export const images = defineGatherer({
  artifact: "images",
  needs: ["instances"],
  actions: ["ec2:DescribeImages"],
  async gather(run) {
    return existing(run, distinct((await run.get("instances")).map((instance) => instance.ImageId)));
  },
});
