/** `npm run bench`: sets up what is missing, then measures the portal against its peers; see docs/performance.md. */
import { ensureClient } from './build.js';
import { ended, projectNode, start } from './child.js';
import { ensurePackages } from './setup.js';

if (ensurePackages() && ensureClient()) {
  process.exitCode = await ended(start(projectNode(), ['bench/main.ts', ...process.argv.slice(2)]));
} else {
  process.exitCode = 1;
}
