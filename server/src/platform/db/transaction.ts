import type { SQL } from 'drizzle-orm';
import type { Query, Tx } from './database.ts';
import type { Engine, TableSet } from './kit.ts';

interface TransactionParts {
  engine: Engine;
  q: Query;
  rows: <Row>(query: SQL) => Promise<Row[]>;
  lock: (name: string) => Promise<void>;
  scope: object;
}

/** The transaction one work sees; useless once the work has ended, so that nothing is written outside of it. */
export class Transaction implements Tx {
  readonly engine: Engine;
  readonly #parts: TransactionParts;
  #hasEnded = false;

  constructor(parts: TransactionParts) {
    this.engine = parts.engine;
    this.#parts = parts;
  }

  get q(): Query {
    return this.#open().q;
  }

  get atOnce(): Query {
    return this.q;
  }

  get scope(): object {
    return this.#open().scope;
  }

  tables<T>(set: TableSet<T>): T {
    return set.for(this.engine);
  }

  async rows<Row>(query: SQL): Promise<Row[]> {
    return this.#open().rows<Row>(query);
  }

  async lock(name: string): Promise<void> {
    await this.#open().lock(name);
  }

  end(): void {
    this.#hasEnded = true;
  }

  #open(): TransactionParts {
    if (this.#hasEnded) throw new Error('this write has ended: await everything that belongs to it');
    return this.#parts;
  }
}
