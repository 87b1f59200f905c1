import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { venvBin } from "./venv.ts";

/** A running moto_server: an AWS emulator in memory. */
export interface Moto {
  url: string;
  /** Forgets every resource of every account. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const startupTime = 30_000;
const goodbyeTime = 2_000;

async function resetAt(url: string): Promise<void> {
  const answer = await fetch(`${url}/moto-api/reset`, { method: "POST" });
  if (!answer.ok) throw new Error(`moto did not reset: HTTP ${answer.status}`);
}

/** A moto that someone else has started. */
export const motoAt = (url: string): Moto => ({ url, reset: () => resetAt(url), stop: async () => {} });

/**
 * Starts moto_server on a free port of 127.0.0.1 and waits until it answers.
 * @throws VenvError when Python or its packages cannot be had.
 * @throws Error when it does not come up within 30 seconds.
 */
export async function startMoto(): Promise<Moto> {
  const bin = await venvBin();
  const server = spawn(`${bin}/python3`, [`${bin}/moto_server`, "-H", "127.0.0.1", "-p", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true", PYTHONUNBUFFERED: "1" },
  });
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(server, "exit");

  const said: string[] = [];
  const listening = new Promise<string>((resolve) => {
    // Read to the end: a full pipe would stop the server.
    createInterface({ input: server.stderr }).on("line", (line) => {
      const url = /Running on (http:\S+)/.exec(line)?.[1];
      if (url) resolve(url);
      else if (said.length < 50) said.push(line);
    });
  });
  const tooLate = new Promise<never>((_, reject) => {
    const late = () => reject(new Error(`moto_server did not start: ${said.at(-1) ?? "it said nothing"}`));
    setTimeout(late, startupTime).unref();
    void ended.then(late);
  });
  tooLate.catch(() => {});

  async function stop() {
    process.removeListener("exit", kill);
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGTERM");
    const timer = setTimeout(kill, goodbyeTime);
    await ended;
    clearTimeout(timer);
  }

  try {
    const url = await Promise.race([listening, tooLate]);
    await resetAt(url);
    return { ...motoAt(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
