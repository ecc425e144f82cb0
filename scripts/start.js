/** `npm start`: sets up what is missing, then runs the portal until it is told to stop. */
import { ensureClient } from './build.js';
import { ended, projectNode, start } from './child.js';
import { ensurePackages } from './setup.js';

if (ensurePackages() && ensureClient()) {
  process.exitCode = await ended(start(projectNode(), ['server/src/main.ts', ...process.argv.slice(2)]));
} else {
  process.exitCode = 1;
}
