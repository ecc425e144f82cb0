import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';

type ClueBody = Exclude<Body<'addOwnClue'>, { form: 'mark' }>;

/** What a person wants to give. `of` names a mark: by its entry, or by its own key while it has not arrived. */
export type Intent =
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'clue'; readonly body: ClueBody }
  | { readonly type: 'mark'; readonly still: string; readonly mark: Body<'drawOwnMark'>['mark'] }
  | { readonly type: 'mark-clue'; readonly of: string; readonly text: string | null }
  | { readonly type: 'undo'; readonly of: string };

export type Unsent = {
  /** Goes with every try, so that whatever arrives is done once. */
  readonly key: string;
  /** When it was given, by the server's clock. */
  readonly at: number;
  /** The last place of the stream at that moment: its own entry can only come after it. */
  readonly after: number;
  readonly intent: Intent;
  /** It has been on its way: nobody can say that it did not arrive, so it cannot be taken back. */
  readonly hasLeft: boolean;
  /** Why it will not be sent; it stays to be read and copied. */
  readonly refused: ErrorCode | null;
};

/** What was given and has not been confirmed, in the order it was given. */
export type Outbox = readonly Unsent[];

export function added(outbox: Outbox, given: Pick<Unsent, 'key' | 'at' | 'after' | 'intent'>): Outbox {
  return [...outbox, { ...given, hasLeft: false, refused: null }];
}

/** The one whose turn it is. What was refused holds nobody up. */
export function nextOf(outbox: Outbox): Unsent | undefined {
  return outbox.find(({ refused }) => refused === null);
}

export function leaving(outbox: Outbox, key: string): Outbox {
  return outbox.map((one) => (one.key === key ? { ...one, hasLeft: true } : one));
}

/** It is in the stream as `entryId`; what speaks of it by its key speaks of that entry from now on. */
export function arrived(outbox: Outbox, key: string, entryId: string | null): Outbox {
  return outbox.filter((one) => one.key !== key).map((one) => (entryId ? pointedAt(one, key, entryId) : one));
}

function pointedAt(one: Unsent, key: string, entryId: string): Unsent {
  if (!('of' in one.intent) || one.intent.of !== key) return one;
  return { ...one, intent: { ...one.intent, of: entryId } };
}

function isAbout({ intent }: Unsent, key: string): boolean {
  return 'of' in intent && intent.of === key;
}

/** Whether it can still be taken back, or put away after it was refused. */
export function isReturnable({ hasLeft, refused }: Unsent): boolean {
  return !hasLeft || refused !== null;
}

/** Takes it back before it leaves, with what is about it. */
export function takenBack(outbox: Outbox, key: string): Outbox {
  const found = outbox.find((one) => one.key === key);
  if (!found || !isReturnable(found)) return outbox;
  return outbox.filter((one) => one !== found && !isAbout(one, key));
}

/** Words stay to be read and copied; nothing else of a drawing does, and an undoing has nothing to say. */
function afterRefusal(one: Unsent, code: ErrorCode): Unsent[] {
  if (one.intent.type === 'undo') return [];
  return [{ ...one, refused: code, intent: withoutDrawing(one.intent) }];
}

function withoutDrawing(intent: Intent): Intent {
  if (intent.type !== 'mark') return intent;
  return { ...intent, still: '', mark: { ...intent.mark, points: [] } };
}

export function refused(outbox: Outbox, key: string, code: ErrorCode): Outbox {
  return outbox.flatMap((one) => (one.key === key || isAbout(one, key) ? afterRefusal(one, code) : [one]));
}

/** Stills are no longer shared: what was drawn on them goes at once, and is said not to have been sent. */
export function withoutStills(outbox: Outbox, code: ErrorCode): Outbox {
  const isOfStills = ({ intent, refused: why }: Unsent) =>
    why === null && (intent.type === 'mark' || 'of' in intent);
  if (!outbox.some(isOfStills)) return outbox;
  return outbox.flatMap((one) => (isOfStills(one) ? afterRefusal(one, code) : [one]));
}

/** What a person wrote in it, to be read and copied. */
export function wordsOf(intent: Intent): string {
  switch (intent.type) {
    case 'message':
      return intent.text;
    case 'clue':
      return [
        ...(intent.body.form === 'description' ? intent.body.described.map(({ value }) => value) : []),
        intent.body.text,
      ]
        .filter(Boolean)
        .join('\n');
    case 'mark':
      return intent.mark.text ?? '';
    case 'mark-clue':
      return intent.text ?? '';
    default:
      return '';
  }
}
