/** `npm run dev`: the server restarting and the pages reloading as files change, on a demonstration station in ./data. */
import { join } from 'node:path';
import { ended, projectNode, root, start } from './child.js';
import { ensurePackages } from './setup.js';

const pages = 'http://localhost:5173';

async function main() {
  const port = process.env.API_PORT ?? '3000';
  const env = { DATA_DIR: './data', PUBLIC_URL: pages, ...process.env, PORT: port, API_PORT: port };
  const server = start(projectNode(), ['--watch', '--watch-preserve-output', 'server/src/main.ts'], { env });
  const vite = start(
    projectNode(),
    [join(root, 'node_modules/vite/bin/vite.js'), '--port', '5173', '--strictPort'],
    {
      cwd: join(root, 'client'),
      env,
    },
  );
  console.log(`Pages with hot reload: ${pages}  /console  /kiosk   (server: port ${port})`);
  const code = await Promise.race([ended(server), ended(vite)]);
  server.kill();
  vite.kill();
  return code;
}

process.exitCode = ensurePackages() ? await main() : 1;
