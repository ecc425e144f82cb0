import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

interface Profile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const OWN = / {2}(?:server|shared|bench)[/]/;
const SHOWN = 25;

/** Prints where the time of a workload's profiles went: functions by themselves, and own functions with all they call. */
export function printProfiles(folder: string, workload: string): void {
  for (const name of readdirSync(folder).filter((file) => file.startsWith(`${workload}-`))) {
    const { self, total, busyMs } = timesOf(join(folder, name));
    console.log(`\n${join('bench/data/profiles', name)}: ${busyMs.toFixed(0)} ms busy\n  by themselves`);
    printTop(self, busyMs);
    console.log('  by package');
    printTop(byPackage(self), busyMs);
    console.log('  with all they call');
    printTop(new Map([...total].filter(([place]) => OWN.test(place))), busyMs);
  }
}

function printTop(times: ReadonlyMap<string, number>, busyMs: number): void {
  for (const [place, ms] of [...times].sort((a, b) => b[1] - a[1]).slice(0, SHOWN)) {
    const percent = ((100 * ms) / busyMs).toFixed(1);
    console.log(`  ${percent.padStart(5)} %  ${ms.toFixed(0).padStart(6)} ms  ${place}`);
  }
}

/** The same by package; of the project's own code by folder, of Node by module. */
function byPackage(self: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [place, ms] of self) {
    // Of native code the caller's file is named.
    const file = place.split('  ').at(-1) ?? '';
    const name =
      /^(?:server[/]src[/][^/]+|shared|bench|node:[\w]+(?:[/]crypto)?|@[^/]+[/][^/]+|[^/]+)/.exec(
        file,
      )?.[0] ?? '';
    sums.set(name, (sums.get(name) ?? 0) + ms);
  }
  return sums;
}

/** Milliseconds by place in the code; a profile counts time that went by, waiting for the disk included. */
function timesOf(file: string) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const ownMs = new Map<number, number>();
  samples.forEach((id, index) => void ownMs.set(id, (ownMs.get(id) ?? 0) + (timeDeltas[index] ?? 0) / 1000));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const self = new Map<string, number>();
  const total = new Map<string, number>();
  const add = (to: Map<string, number>, place: string, ms: number) =>
    to.set(place, (to.get(place) ?? 0) + ms);
  let busyMs = 0;

  /** Walks the tree; `above` are the places the call came through, so that recursion is counted once. */
  function visit(node: ProfileNode, parent: string, above: ReadonlySet<string>): number {
    const name = node.callFrame.functionName;
    if (name === '(idle)') return 0;
    const place = placeOf(node, parent);
    let ms = ownMs.get(node.id) ?? 0;
    busyMs += ms;
    add(self, place, ms);
    const within = new Set(above).add(place);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) ms += visit(child, place, within);
    }
    if (!above.has(place)) add(total, place, ms);
    return ms;
  }

  const [top] = nodes;
  if (top) visit(top, '', new Set());
  return { self, total, busyMs };
}

/** Native code has no file: it goes by who called it. */
function placeOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode, parent: string): string {
  const name = functionName || '(anonymous)';
  if (!url) return parent.startsWith('(') || name.startsWith('(g') ? name : `native ${name} ← ${parent}`;
  const file = url.startsWith('file:') ? relative(root, fileURLToPath(url)) : url;
  return `${name}  ${file.replace(/^(?:\w+[/])?node_modules[/]/, '')}:${lineNumber + 1}`;
}
