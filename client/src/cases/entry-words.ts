import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseKind } from '@sunshine-seat/shared/domain/case-state.ts';
import type { TFunction } from 'i18next';
import { formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { familyNameIn } from '../ui/names.ts';
import { when } from './when.ts';

export type Around = {
  readonly t: TFunction;
  readonly kind: CaseKind;
  readonly timeZone: string;
  /** The other entries by their id, for corrections and retractions. */
  readonly entryOf: (id: string) => Entry | undefined;
  readonly nameOfItem: (id: string) => string;
};

function officerWords(t: TFunction, officer: OfficerName): string {
  return t('officerTitle', { name: familyNameIn(officer, currentLanguage()) });
}

/** The title of one line of the timeline. */
export function entryTitle(entry: Entry, around: Around): string {
  const { t, timeZone } = around;
  switch (entry.type) {
    case 'case-received':
      return t('entry.titled', { title: t('milestone.case_received.title'), what: t(`kind.${around.kind}`) });
    case 'update':
      return entry.milestone ? t(`milestone.${entry.milestone}.title`) : t('entry.note');
    case 'correction':
      return t('entry.correction', { title: targetTitle(entry.target, around) });
    case 'retraction':
      return t('entry.retraction');
    case 'officer-assigned':
      return t('milestone.officer_assigned.title');
    case 'promise':
      return t('promise.by', { at: when(entry.nextUpdateBy, entry.at, timeZone) });
    case 'share-requested':
      return t('entry.shareRequested');
    case 'share-rejected':
      return t('rejected.title');
    case 'window-opened':
      return entry.isExtension
        ? t('entry.windowExtended', { at: formatTime(entry.endsAt, timeZone) })
        : t('entry.windowOpened');
    case 'window-ended':
      return t(`entry.windowEnded.${entry.reason}`);
    default:
      return takenPartTitle(entry, around);
  }
}

function takenPartTitle(entry: Entry, { t, nameOfItem }: Around): string {
  switch (entry.type) {
    case 'scopes-narrowed':
      return t('entry.scopesNarrowed');
    case 'still-shared':
      return t('entry.still');
    case 'still-withdrawn':
      return t('entry.stillWithdrawn');
    case 'clue':
      if (entry.side === 'officer') return t('entry.clue.officer');
      if (entry.helper) return t('entry.clue.helper', { relation: t(`relation.${entry.helper}`) });
      return t(entry.clue.form === 'mark' ? 'entry.clue.mark' : 'entry.clue.own');
    case 'clue-thanked':
      return t('entry.thanked');
    case 'message':
      return t('entry.message');
    case 'item-moved':
      return t('entry.item', { name: nameOfItem(entry.itemId), state: t(`itemState.${entry.state}`) });
    case 'item-confirmed':
      return t(entry.isMine ? 'entry.itemMine' : 'entry.itemNotMine');
    case 'seat-opened':
      return t('entry.seatOpened', { n: entry.number });
    case 'seat-ended':
      return t('entry.seatEnded', { n: entry.number });
    case 'helper-added':
      return t('entry.helperAdded', { name: entry.name });
    case 'helper-ended':
      return t('entry.helperEnded');
    default:
      return '';
  }
}

/** What an item was listed as, or an empty text. */
export function itemName(entries: Iterable<Entry>, id: string): string {
  for (const entry of entries) {
    if (entry.type === 'item-listed' && entry.item.id === id) return entry.item.name;
    const reported = entry.type === 'case-received' && entry.items.find((item) => item.id === id);
    if (reported) return reported.name;
  }
  return '';
}

/** Marks, messages and what is withheld are no lines of the timeline; they show where they belong, or nowhere. */
export function isLine({ type }: Entry): boolean {
  return !['mark-drawn', 'mark-undone', 'message', 'item-listed', 'withheld'].includes(type);
}

/** What this side did itself: it is no news to whoever did it. */
export function isOwnDoing(entry: Entry): boolean {
  if (entry.type === 'message' || entry.type === 'clue') return entry.side === 'complainant';
  return ['item-confirmed', 'helper-added', 'helper-ended'].includes(entry.type);
}

function targetTitle(id: string, around: Around): string {
  const target = around.entryOf(id);
  return target ? entryTitle(target, around) : around.t('entry.note');
}

/** The product's own sentence under the title, or null. */
export function entryExplanation(entry: Entry, around: Around): string | null {
  const { t, timeZone } = around;
  switch (entry.type) {
    case 'case-received':
      return t('milestone.case_received.explain');
    case 'update':
      if (entry.outcome) return t(`outcome.${entry.outcome}`);
      return entry.milestone ? t(`milestone.${entry.milestone}.explain`) : null;
    case 'correction':
      return null;
    case 'retraction': {
      const target = around.entryOf(entry.target);
      return t('entry.retracted', {
        title: targetTitle(entry.target, around),
        at: target ? formatTime(target.at, timeZone) : '',
      });
    }
    case 'officer-assigned':
      return t('entry.inCharge', { officer: officerWords(t, entry.officer) });
    case 'promise':
      return t('promise.noneDetail');
    case 'share-requested':
      return t('entry.answerBy', { at: when(entry.answerBy, entry.at, timeZone) });
    case 'share-rejected':
      return t(`rejection.${entry.code}`);
    case 'window-opened':
      return t('entry.windowOpenedDetail', { at: formatTime(entry.endsAt, timeZone) });
    case 'window-ended':
      return entry.code ? t(`revocation.${entry.code}`) : t('entry.windowEndedDetail');
    case 'scopes-narrowed':
      return t('entry.scopesNarrowedDetail');
    case 'still-shared':
      return t('entry.stillDetail');
    case 'item-moved':
      return entry.state === 'recovered' ? t('entry.itemDetail') : null;
    default:
      return null;
  }
}

/** Who stands behind a line. */
export function entryBy(entry: Entry, t: TFunction): string | null {
  switch (entry.type) {
    case 'case-received':
      return t('entry.byDesk');
    case 'window-opened':
      return t('entry.byApprover', { officer: officerWords(t, entry.requestedBy) });
    case 'window-ended':
      return entry.reason === 'expired' ? t('entry.bySystem') : null;
    case 'share-rejected':
      return t('entry.bySecond');
    case 'officer-assigned':
      return null;
    case 'update':
      return entry.by ? officerWords(t, entry.by) : t('entry.byPatrol');
    default:
      return 'by' in entry && entry.by ? officerWords(t, entry.by) : null;
  }
}
