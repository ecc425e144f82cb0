import { join } from 'node:path';
import { freePort } from '../../scripts/free-port.ts';
import { MeasuredProcess } from '../process/measured-process.ts';

const root = join(import.meta.dirname, '../..');
/** As `npm start` has it: what Node made of the TypeScript is kept for the next start. */
const COMPILED = process.env.NODE_COMPILE_CACHE ?? join(root, '.cache/compiled');

/** The portal as `npm start` runs it in production, on a data folder. */
export async function startPortal(
  dataDir: string,
  isInspected: boolean,
  env: Record<string, string> = {},
): Promise<MeasuredProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  return MeasuredProcess.start({
    address,
    args: [join(root, 'server/src/main.ts')],
    isInspected,
    env: {
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: COMPILED,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: address,
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
}
