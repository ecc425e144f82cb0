import type { Someone } from '../platform/crowd.ts';
import type { Others } from '../platform/db/others.ts';
import type { PresenceBoard } from '../platform/presence.ts';

const PULSE_MS = 1000;
/** A portal that has not been heard of for so long is gone, and so is everyone at it. */
const SILENT_MS = 4000;
/** People told of in one word; with the longest names there are it still fits into a notification. */
const IN_A_WORD = 8;

/** What portals say about who is at them. `list` comes in parts, of which the last one says so. */
type News =
  | { readonly say: 'changed'; readonly someone: Someone; readonly isHere: boolean }
  | {
      readonly say: 'list';
      readonly part: number;
      readonly isLast: boolean;
      readonly everyone: readonly Someone[];
    }
  | { readonly say: 'pulse' | 'who' | 'gone' };

/** Keeps the portals on one database informed of who is at each of them; `onChange` gets whoever came or left elsewhere. */
export function createPresenceExchange(
  { exchange }: PresenceBoard,
  others: Others,
  onChange: (someone: Someone) => void,
) {
  const heardAt = new Map<string, number>();
  const lists = new Map<string, Someone[]>();
  const stops: (() => void)[] = [];

  const say = (news: News) => others.say({ topic: 'presence', ...news });
  const tellAll = (everyone: readonly Someone[]) => everyone.forEach(onChange);

  function sayList(): void {
    const everyone = exchange.own();
    for (let part = 0; part * IN_A_WORD < Math.max(1, everyone.length); part += 1) {
      const from = part * IN_A_WORD;
      const isLast = from + IN_A_WORD >= everyone.length;
      say({ say: 'list', part, isLast, everyone: everyone.slice(from, from + IN_A_WORD) });
    }
  }

  function hear(news: News, portal: string): void {
    const isNew = !heardAt.has(portal);
    heardAt.set(portal, performance.now());
    switch (news.say) {
      case 'changed':
        exchange.heard(portal, news.someone, news.isHere);
        onChange(news.someone);
        break;
      case 'list':
        hearList(news, portal);
        break;
      case 'who':
        sayList();
        break;
      case 'gone':
        forget(portal);
        break;
      case 'pulse':
        // Forgotten here, or never heard of: it has to say again who is there.
        if (isNew) say({ say: 'who' });
    }
  }

  function hearList({ part, isLast, everyone }: News & { say: 'list' }, portal: string): void {
    const list = part === 0 ? [] : (lists.get(portal) ?? []);
    list.push(...everyone);
    lists.set(portal, list);
    if (!isLast) return;
    lists.delete(portal);
    tellAll(exchange.replace(portal, list));
  }

  function forget(portal: string): void {
    heardAt.delete(portal);
    lists.delete(portal);
    tellAll(exchange.forget(portal));
  }

  function pulse(): void {
    say({ say: 'pulse' });
    const now = performance.now();
    for (const [portal, at] of heardAt) if (now - at > SILENT_MS) forget(portal);
  }

  return {
    start(): void {
      exchange.onOwn((someone, isHere) => say({ say: 'changed', someone, isHere }));
      stops.push(
        others.onWord((word, portal) => {
          if (word.topic === 'presence') hear(word as unknown as News, portal);
        }),
        others.onReunion(() => {
          sayList();
          say({ say: 'who' });
        }),
      );
      const timer = setInterval(pulse, PULSE_MS);
      timer.unref();
      stops.push(() => clearInterval(timer));
    },
    stop(): void {
      exchange.onOwn(() => {});
      for (const stop of stops.splice(0)) stop();
      say({ say: 'gone' });
    },
  };
}
