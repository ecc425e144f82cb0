// npm run db:copy -- <from> <to>: a folder with an embedded database, or postgres://…; checked row by row, resumable.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CopyError, copyDatabase } from '../src/migrations/copy-database.commands.ts';
import { openDatabase } from '../src/platform/db/open-database.ts';
import { sqliteFile } from '../src/platform/db/sqlite-connection.ts';

const isAddress = (place: string) => /^postgres(ql)?:\/\//.test(place);

function open(place: string) {
  return openDatabase(isAddress(place) ? { dataDir: '', url: place } : { dataDir: resolve(place) });
}

async function main(from: string | undefined, to: string | undefined): Promise<number> {
  if (!from || !to || from === to) {
    console.error(
      'npm run db:copy -- <from> <to>\nEach is a data folder or postgres://… ; stop the portals first.',
    );
    return 2;
  }
  if (!isAddress(from) && !existsSync(sqliteFile(resolve(from)))) {
    console.error(`There is no database in ${resolve(from)}.`);
    return 2;
  }
  const [source, target] = [await open(from), await open(to)];
  try {
    const rows = await copyDatabase(source, target, (table, copied) => {
      if (copied > 0) process.stdout.write(`${table}: ${copied}\n`);
    });
    process.stdout.write(`${rows} rows are the same on both sides.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CopyError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

process.exitCode = await main(process.argv[2], process.argv[3]);
