import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { type AppOptions, createApp } from "./app.ts";
import { newToken } from "./token.ts";

export interface StartOptions extends Omit<AppOptions, "token" | "port"> {
  /** 0 for any free port. */
  port: number;
}

/** A server that is listening. */
export interface RunningServer {
  port: number;
  token: string;
  /** The address to open, with the token, at the page of the reader's language. */
  url: string;
  /** Ends open requests too. */
  close(): Promise<void>;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Serves the site and the check API on 127.0.0.1. @throws Error with `code` EADDRINUSE or EACCES. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const token = newToken();
  const portOf = () => (server.address() as AddressInfo).port;
  const app = createApp({ ...options, token, port: portOf });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listening(server, options.port);
  const home = options.locale === "en" ? "/en/" : "/";
  return {
    port: portOf(),
    token,
    url: `http://127.0.0.1:${portOf()}${home}?token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
