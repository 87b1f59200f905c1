import { type Front, startFrontServer } from "./front-server.ts";
import { type Moto, motoAt, startMoto } from "./moto.ts";

/** The stand-in for AWS: moto, and the front server that the SDK and the AWS CLI talk to. */
export interface Emulator {
  /** For AWS_ENDPOINT_URL or createAwsAccount's `endpoint`. */
  url: string;
  moto: Moto;
  front: Front;
  /** Forgets every resource, fault and record. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a front server before a moto: the one at `motoUrl` (from global-setup.ts, by `inject("motoUrl")`),
 * else a moto of its own.
 * @throws VenvError when Python or its packages cannot be had.
 */
export async function startEmulator(motoUrl?: string): Promise<Emulator> {
  const moto = motoUrl ? motoAt(motoUrl) : await startMoto();
  const front = await startFrontServer(moto.url);
  return {
    url: front.url,
    moto,
    front,
    async reset() {
      front.reset();
      await moto.reset();
    },
    async stop() {
      await front.stop();
      await moto.stop();
    },
  };
}
