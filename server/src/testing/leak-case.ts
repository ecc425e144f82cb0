import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { LeakWorld, Place } from './leak-world.ts';
import { Phone, until } from './leak-world.ts';
import { report } from './test-app.ts';

/** What the model remembers of an update. */
export interface Told {
  id: string;
  isShared: boolean;
  isTold: boolean;
  isRetracted: boolean;
  /** For a correction: the update it puts right. */
  target: Told | null;
  note: string | null;
  place: string | null;
}

/**
 * One case as the leak test believes it to be, written without looking at the server's own rules: who was told what,
 * what is held back, until when the window stands.
 */
export class LeakCase {
  readonly world: LeakWorld;
  readonly place: Place;
  readonly index: number;
  readonly id: string;
  /** The complainant's stream as it must be, one line an event. */
  readonly stream: string[] = ['case-received'];
  readonly updates: Told[] = [];
  window: { endsAt: number; scopes: Scope[] } | null = null;
  asked: { requestId: string; scopes: Scope[]; minutes: number } | null = null;
  steady: Phone;
  fickle: Phone;
  client: ReturnType<LeakWorld['server']['nobody']>;

  private constructor(world: LeakWorld, place: Place, index: number, id: string) {
    this.world = world;
    this.place = place;
    this.index = index;
    this.id = id;
    this.client = world.server.nobody();
    this.steady = new Phone(world, this.receiver, this.client);
    this.fickle = new Phone(world, this.receiver, this.client);
  }

  get receiver(): string {
    return `complainant ${this.index}`;
  }
  get officers(): string {
    return `officer ${this.place.station.code}`;
  }
  get isOpen(): boolean {
    return this.window !== null && this.world.server.clock.now() < this.window.endsAt;
  }
  get isPlaceShared(): boolean {
    return this.isOpen && this.window?.scopes.includes('location') === true;
  }

  /** Takes a report full of canaries, and opens the complainant's two screens. */
  static async take(world: LeakWorld, place: Place, index: number): Promise<LeakCase> {
    const { canaries } = world;
    const item = { name: canaries.mint('an item'), marks: canaries.mint('the marks of an item') };
    const { row, pass } = await place.worker.ok('takeReport', {
      body: report({
        occurredAt: world.server.clock.now() - 60_000,
        place: canaries.mint('the place of the report'),
        what: canaries.mint('what happened'),
        items: [item],
        complainant: {
          name: canaries.mint('the name of the complainant'),
          phone: canaries.mintPhone('the phone of the complainant'),
          language: 'zh-Hans',
        },
      }),
    });
    const made = new LeakCase(world, place, index, row.id);
    canaries.keepFrom(row.id, 'the id of the case', (receiver) => receiver === made.officers);
    // Only its own complainant and officers may learn that there is such a number.
    canaries.keepFrom(row.number, 'the number of the case', (receiver) =>
      [made.officers, made.receiver].includes(receiver),
    );
    // The list of what is gone is the complainant's as much as the officers'.
    for (const words of [item.name, item.marks])
      for (const who of [made.officers, made.receiver]) canaries.allow(words, who);
    await made.openPhones(pass.number, pass.code);
    return made;
  }

  async openPhones(number: string, code: string): Promise<void> {
    const { world } = this;
    world.canaries.seal(code, 'the code of a pass');
    this.client = world.server.nobody();
    await this.client.ok('openPass', { body: { number, code } });
    world.canaries.seal(this.client.cookie().split('=')[1] ?? '', 'the cookie of a complainant');
    this.steady = new Phone(world, this.receiver, this.client);
    this.fickle = new Phone(world, this.receiver, this.client);
    await this.steady.connect();
    await this.fickle.connect();
  }

  async version(): Promise<number> {
    return (await this.place.worker.ok('getCase', { params: { caseId: this.id } })).row.version;
  }

  /** Adds a written entry to the stream, and lets its words out to the complainant. */
  tell(update: Told, reason: string | null = null): void {
    const { canaries } = this.world;
    const place = this.isPlaceShared ? update.place : null;
    for (const text of [update.note, place, reason]) canaries.allow(text, this.receiver);
    update.isTold = true;
    const type = update.target ? 'correction' : 'update';
    this.stream.push([type, update.note ?? '-', place ?? '-', reason ?? '-'].join(' '));
  }

  /** What approval lets out, in the order it was written. */
  release(): void {
    for (const update of this.updates) {
      const isPointless = update.isRetracted || update.target?.isRetracted === true;
      if (update.isShared && !update.isTold && !isPointless) this.tell(update);
    }
  }

  /** The window may have run out by now. */
  passTime(): void {
    if (!this.window || this.isOpen) return;
    this.window = null;
    this.stream.push('window-ended');
  }

  /** Waits until the open screens hold the stream as it must be, and compares. */
  async settle(): Promise<void> {
    for (const phone of [this.steady, this.fickle]) {
      if (!phone.isOn) continue;
      await until(
        `${this.receiver} holds ${this.stream.length}`,
        () => phone.held.length >= this.stream.length,
      );
      // What came at a wrong screen says more than a stream that differs.
      this.world.search();
      const lines = phone.held.map(lineOf);
      if (lines.join('\n') !== this.stream.join('\n'))
        throw new Error(`${this.receiver} was told\n${lines.join('\n')}\nand not\n${this.stream.join('\n')}`);
    }
  }
}

function lineOf({ entry }: ComplainantEvent): string {
  if (entry.type === 'update')
    return ['update', entry.note ?? '-', entry.place ?? '-', entry.reason ?? '-'].join(' ');
  if (entry.type === 'correction')
    return ['correction', entry.note ?? '-', entry.place ?? '-', '-'].join(' ');
  return entry.type;
}
