import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseKind } from '@sunshine-seat/shared/domain/case-state.ts';
import type { TFunction } from 'i18next';
import { formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { familyNameIn } from './own-view.ts';
import { when } from './when.ts';

export type Around = {
  readonly t: TFunction;
  readonly kind: CaseKind;
  readonly timeZone: string;
  /** The other entries by their id, for corrections and retractions. */
  readonly entryOf: (id: string) => Entry | undefined;
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
  }
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
    default:
      return officerWords(t, entry.by);
  }
}
