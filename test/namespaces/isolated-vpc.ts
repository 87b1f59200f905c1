import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Names and addresses of the lab's network, as the simulated account has them. */
const serviceName = "ssm.ap-northeast-2.amazonaws.com";
const internetName = "checkip.amazonaws.com";
const addresses = { instance: "10.77.0.10", endpoint: "10.77.1.10", resolver: "10.77.0.2", public: "203.0.113.25" };

const run = (command: string, ...words: string[]) => execFileSync(command, words, { stdio: "pipe", encoding: "utf8" });

export interface IsolatedVpc {
  /** Answers the service's name with the endpoint's private address, or with a public one. */
  privateDns(on: boolean): void;
  /** Lets the packets of 443 into the endpoint, or drops them as a security group does. */
  endpointGroup(open: boolean): void;
  /** Runs a shell script on the instance and returns what it prints. */
  onInstance(script: string): string;
  close(): void;
}

/**
 * Three network namespaces that stand for an isolated VPC: an instance, a router with the VPC's resolver and no route
 * out, and an endpoint that answers HTTPS. Needs root, iproute2, nftables, dnsmasq, openssl.
 */
export function isolatedVpc(): IsolatedVpc {
  const prefix = `vl${process.pid}`;
  const [instance, router, endpoint] = ["i", "r", "e"].map((each) => `${prefix}${each}`) as [string, string, string];
  const folder = mkdtempSync(join(tmpdir(), "vpce-lab-vpc-"));
  const children: ChildProcess[] = [];
  let dnsmasq: ChildProcess | undefined;
  const inside = (space: string, ...words: string[]) => run("ip", "netns", "exec", space, ...words);
  const ip = (space: string, ...words: string[]) => run("ip", "-n", space, ...words);

  function link(a: string, aAddress: string, b: string, bAddresses: string[]) {
    const name = `v${a.at(-1)}`;
    ip(a, "link", "add", name, "type", "veth", "peer", "name", name, "netns", b);
    ip(a, "addr", "add", `${aAddress}/24`, "dev", name);
    for (const each of bAddresses) ip(b, "addr", "add", `${each}/24`, "dev", name);
    for (const space of [a, b]) ip(space, "link", "set", name, "up");
  }

  function close() {
    dnsmasq?.kill("SIGKILL");
    for (const child of children) child.kill("SIGKILL");
    for (const space of [instance, router, endpoint]) {
      try {
        run("ip", "netns", "del", space);
      } catch {
        // It was never made, or is gone: both are what close is for.
      }
    }
    rmSync(`/etc/netns/${instance}`, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }

  function serveHttps() {
    const [key, certificate] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const subject = ["-subj", `/CN=${serviceName}`, "-addext", `subjectAltName=DNS:${serviceName}`];
    run(
      "openssl",
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "1",
      "-keyout",
      key,
      "-out",
      certificate,
      ...subject,
    );
    const server = ["openssl", "s_server", "-quiet", "-accept", "443", "-key", key, "-cert", certificate, "-www"];
    children.push(spawn("ip", ["netns", "exec", endpoint, ...server], { stdio: "ignore" }));
    return certificate;
  }

  function privateDns(on: boolean) {
    dnsmasq?.kill("SIGKILL");
    const names = [
      `/${serviceName}/${on ? addresses.endpoint : addresses.public}`,
      `/${internetName}/${addresses.public}`,
    ];
    const words = [
      "--keep-in-foreground",
      "--no-resolv",
      "--no-hosts",
      "--bind-interfaces",
      `--listen-address=${addresses.resolver}`,
    ];
    const server = [
      "dnsmasq",
      ...words,
      `--pid-file=${join(folder, "dnsmasq.pid")}`,
      ...names.map((each) => `--address=${each}`),
    ];
    dnsmasq = spawn("ip", ["netns", "exec", router, ...server], { stdio: "ignore" });
    waitFor(() => inside(instance, "getent", "ahostsv4", internetName).includes(addresses.public));
  }

  try {
    for (const space of [instance, router, endpoint]) {
      run("ip", "netns", "add", space);
      ip(space, "link", "set", "lo", "up");
    }
    link(instance, addresses.instance, router, ["10.77.0.1", addresses.resolver]);
    link(endpoint, addresses.endpoint, router, ["10.77.1.1"]);
    inside(router, "sysctl", "-qw", "net.ipv4.ip_forward=1");
    // A VPC's router drops what no route takes, without a word.
    ip(router, "route", "add", "blackhole", "default");
    ip(instance, "route", "add", "default", "via", "10.77.0.1");
    ip(endpoint, "route", "add", "default", "via", "10.77.1.1");
    mkdirSync(`/etc/netns/${instance}`, { recursive: true });
    writeFileSync(
      `/etc/netns/${instance}/resolv.conf`,
      `nameserver ${addresses.resolver}\noptions timeout:1 attempts:1\n`,
    );
    const certificate = serveHttps();
    privateDns(true);
    waitFor(() => inside(instance, "curl", "-s", "-m", "1", "--cacert", certificate, `https://${serviceName}/`) !== "");
    return {
      privateDns,
      endpointGroup(open) {
        inside(endpoint, "nft", "flush", "ruleset");
        if (open) return;
        inside(
          endpoint,
          "nft",
          "add table inet vpc; add chain inet vpc in { type filter hook input priority 0; }; add rule inet vpc in tcp dport 443 drop",
        );
      },
      onInstance: (script) => inside(instance, "env", `CURL_CA_BUNDLE=${certificate}`, "bash", "-c", script),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Tries until it holds. @throws Error after 5 seconds. */
function waitFor(holds: () => boolean): void {
  const deadline = Date.now() + 5000;
  for (;;) {
    try {
      if (holds()) return;
    } catch {
      // Not yet.
    }
    if (Date.now() > deadline) throw new Error("the namespaces did not come up");
    execFileSync("sleep", ["0.05"]);
  }
}
