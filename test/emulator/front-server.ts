import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { type Fault, faultyAnswer } from "./faults.ts";
import { answerSystemsManager, emptySystemsManager, type SystemsManagerState } from "./systems-manager.ts";
import { type Answer, type ApiRequest, bodyOf, readRequest } from "./wire.ts";

/** A server between the SDK and moto: it answers what moto cannot, breaks what a test wants broken, and remembers. */
export interface Front {
  url: string;
  /** The actions asked for, in order, retries included, e.g. `ec2:DescribeVpcs`. */
  seen: string[];
  /** Milliseconds that every answer waits. */
  latency: number;
  systemsManager: SystemsManagerState;
  /**
   * Breaks an action: `ec2:DescribeVpcs`, all of a service `ssm:*`, or everything `*`. The closest name counts.
   * @param times for how many requests; without it, until `reset`.
   */
  fail(action: string, fault: Fault, times?: number): void;
  /** Answers an action in moto's place. */
  answer(action: string, answer: (request: ApiRequest) => Answer): void;
  /** Forgets faults, answers, latency, what was seen and what Systems Manager knew. */
  reset(): void;
  stop(): Promise<void>;
}

function reply(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { "Content-Type": type, "x-amzn-RequestId": "emulated" }).end(body);
}

/** Milliseconds that moto may take; its slowest answer, the first CreateStack, takes about two seconds. */
const mostPatience = 12_000;

function forward(to: string, message: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const { method, headers, url } = message;
  const onward = send(new URL(url ?? "/", to), { method, headers, timeout: mostPatience }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("timeout", () => onward.destroy());
  // moto is gone, going or stuck: the client sees a broken connection, as it would of AWS.
  onward.on("error", () => response.socket?.destroy());
  onward.end(body);
}

interface Broken {
  fault: Fault;
  left: number;
}

/** Starts a front server on a free port of 127.0.0.1, before the moto at `motoUrl`. */
export async function startFrontServer(motoUrl: string): Promise<Front> {
  const broken = new Map<string, Broken>();
  const answers = new Map<string, (request: ApiRequest) => Answer>();

  function faultFor({ service, action }: ApiRequest): Fault | undefined {
    for (const name of [action, `${service}:*`, "*"]) {
      const found = broken.get(name);
      if (!found || found.left === 0) continue;
      found.left -= 1;
      return found.fault;
    }
    return undefined;
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(message);
    const request = readRequest(message, body);
    if (request.service) front.seen.push(request.action);
    const fault = faultFor(request);
    if (front.latency > 0) await new Promise((resolve) => setTimeout(resolve, front.latency));
    if (fault) {
      const answer = faultyAnswer(request, fault, message.socket);
      if (answer) reply(response, answer);
      return;
    }
    const own = answers.get(request.action)?.(request) ?? answerSystemsManager(front.systemsManager, request);
    if (own) reply(response, own);
    else forward(motoUrl, message, body, response);
  }

  const server = createServer((message, response) => {
    handle(message, response).catch((error: unknown) => {
      reply(response, { status: 500, type: "text/plain", body: String(error) });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const front: Front = {
    url: `http://127.0.0.1:${port}`,
    seen: [],
    latency: 0,
    systemsManager: emptySystemsManager(),
    fail(action, fault, times = Number.POSITIVE_INFINITY) {
      broken.set(action, { fault, left: times });
    },
    answer(action, answer) {
      answers.set(action, answer);
    },
    reset() {
      broken.clear();
      answers.clear();
      front.seen = [];
      front.latency = 0;
      front.systemsManager = emptySystemsManager();
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
  return front;
}
