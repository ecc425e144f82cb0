import { Inspector } from './inspector.ts';
import type { MeasuredProcess } from './measured-process.ts';

/** Lets every process that can be asked collect its garbage now, all of it. */
export async function collectGarbage(servers: readonly MeasuredProcess[]): Promise<void> {
  for (const server of servers.filter((one) => one.inspector)) {
    const inspector = await Inspector.of(server);
    await inspector.collectGarbage();
    inspector.close();
  }
}
