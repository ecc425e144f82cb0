import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { freePort } from '../../scripts/free-port.ts';
import { MeasuredProcess } from './measured-process.ts';

const MODULE = 'ngx_nchan_module.so';
const MODULES = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/usr/local/lib/nginx/modules'];

/** nginx and its module nchan, when the machine has both; NGINX_PATH and NCHAN_MODULE say where otherwise. */
export function findNginx(): { program: string; module: string } | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const program = process.env.NGINX_PATH ?? folders.map((folder) => join(folder, 'nginx')).find(existsSync);
  const module = process.env.NCHAN_MODULE ?? MODULES.map((folder) => join(folder, MODULE)).find(existsSync);
  return program && module ? { program, module } : undefined;
}

/** An nginx with one worker that hands events published at `/pub` to the websockets at `/sub` and `/back`. */
export async function startNginx(
  found: { program: string; module: string },
  folder: string,
  publisher: number,
): Promise<MeasuredProcess> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, settings({ ...found, folder, port, publisher }));
  return MeasuredProcess.start({
    command: found.program,
    address: `http://127.0.0.1:${port}`,
    args: ['-p', folder, '-c', file, '-e', 'stderr'],
    isInspected: false,
    env: {},
  });
}

function settings(given: { module: string; folder: string; port: number; publisher: number }): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(given.folder, name)};`)
    .join('\n  ');
  // The buffer's last message shows a screen something; its last five are what a screen lacks that comes back.
  const subscriber = (path: string, first: number) => `location = ${path} {
      nchan_subscriber websocket;
      nchan_channel_id $arg_room;
      nchan_subscriber_first_message ${first};
      nchan_authorize_request /auth;
      nchan_websocket_ping_interval 15;
    }`;
  return `daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
${process.getuid?.() === 0 ? 'user root;\n' : ''}load_module ${join(dirname(given.module), MODULE)};
pid ${join(given.folder, 'nginx.pid')};
error_log stderr error;
events { worker_connections 16000; }
http {
  access_log off;
  ${temp}
  nchan_shared_memory_size 512m;
  upstream publisher { server 127.0.0.1:${given.publisher}; keepalive 64; }
  server {
    listen 127.0.0.1:${given.port} backlog=4096;
    keepalive_requests 10000000;
    location = /readyz { return 200 ok; }
    location = /healthz { return 200 ok; }
    location = /auth {
      proxy_pass http://publisher/auth;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
    }
    location = /pub {
      nchan_publisher;
      nchan_channel_id $arg_room;
      nchan_message_buffer_length 10;
      nchan_message_timeout 0;
    }
    ${subscriber('/sub', -1)}
    ${subscriber('/back', -5)}
  }
}
`;
}
