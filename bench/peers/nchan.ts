import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram } from "../world/child.ts";
import { dataOf, perform, type Programme, type Publication } from "../world/event.ts";
import { childrenOf } from "../measure/process-usage.ts";

const program = "/usr/sbin/nginx";
const library = "/usr/lib/nginx/modules/ngx_nchan_module.so";

/** Why nchan cannot run here, or null where it can. */
export function whyNoNchan(): string | null {
  if (existsSync(program) && existsSync(library)) return null;
  return "no nginx with nchan (apt-get install nginx libnginx-mod-nchan)";
}

export type Nchan = {
  url: string;
  pid: number;
  publish: (programme: Programme) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts nginx with one worker, whose process is the measured one, and nchan: `/sub/…` to read, `/pub/…` to publish. */
export async function startNchan(): Promise<Nchan> {
  const directory = mkdtempSync(join(tmpdir(), "parley-bench-nchan-"));
  const port = await freePort();
  writeFileSync(join(directory, "nginx.conf"), configuration(directory, port));
  const nginx = startProgram(program, ["-p", directory, "-c", join(directory, "nginx.conf")]);
  const publisher = await connectPatiently(port);
  const pid = await workerOf(nginx.pid);
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    publish: (programme) =>
      perform(programme, (publication) => void publisher.write(requestsOf(publication))),
    stop: async () => {
      publisher.destroy();
      await nginx.stop();
      rmSync(directory, { recursive: true });
    },
  };
}

/** One POST an event, all in one packet: what came together is sent together where nchan can. */
function requestsOf({ topic, from, count }: Publication): string {
  return Array.from({ length: count }, (_, index) => {
    const body = JSON.stringify(dataOf(from + index, 305));
    return `POST /pub${topic} HTTP/1.1\r\nHost: nchan\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  }).join("");
}

function configuration(directory: string, port: number): string {
  return `load_module ${library};
${process.getuid?.() === 0 ? "user root;" : ""}
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${directory}/nginx.pid;
error_log stderr error;
events { worker_connections 30000; }
http {
  access_log off;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  nchan_shared_memory_size 256m;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    keepalive_requests 1000000000;
    keepalive_timeout 1d;
    client_header_timeout 1d;
    location ~ ^/sub(/.*)$ {
      nchan_subscriber eventsource;
      nchan_channel_id $1;
      nchan_subscriber_first_message newest;
    }
    location ~ ^/pub(/.*)$ {
      nchan_publisher;
      nchan_channel_id $1;
      nchan_message_buffer_length 20;
    }
  }
}
`;
}

/** The worker is there a moment after the port. */
async function workerOf(pid: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const [worker] = childrenOf(pid);
    if (worker !== undefined) return worker;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nginx has no worker");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function connectPatiently(port: number): Promise<Socket> {
  for (let attempt = 0; ; attempt++) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      return socket.resume();
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
