import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { ChecksIcon } from '../ui/icons/ChecksIcon.tsx';
import { familyNameIn } from '../ui/names.ts';
import { Quote } from '../ui/Quote.tsx';
import type { OwnClue } from './own-clues.ts';

function titleOf(t: TFunction, { form, subject }: Clue): string {
  if (form === 'photo') return t('clue.photoForm');
  if (form === 'mark') return t('clue.markForm');
  return subject ? t('clue.aboutSubject', { subject: t(`common:clueSubject.${subject}`) }) : t('unsent.clue');
}

/** What was added so far, whether officers have read it, and their thanks. */
export function OwnClueList({ clues, timeZone }: { clues: readonly OwnClue[]; timeZone: string }) {
  const { t } = useTranslation('take-part');
  if (clues.length === 0) return null;
  return (
    <section className="own-clues">
      <h3>{t('clue.mine')}</h3>
      <ul>
        {clues.map(({ id, at, clue, isSeen, thanks }) => (
          <li key={id}>
            <p className="b">
              {titleOf(t, clue)} <time dateTime={new Date(at).toISOString()}>{formatTime(at, timeZone)}</time>
            </p>
            {clue.described.map(({ field, value }) => (
              <p className="d" key={field}>
                {t(`common:describedField.${field}`)} <bdi>{value}</bdi>
              </p>
            ))}
            {(clue.text ?? clue.mark?.text) && (
              <p className="d words" dir="auto">
                {clue.text ?? clue.mark?.text}
              </p>
            )}
            <p className="by">
              {isSeen && <ChecksIcon size="s" />}
              {t(isSeen ? 'sign.seen' : 'sign.delivered')}
            </p>
            {thanks && <ThanksSaid thanks={thanks} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ThanksSaid({ thanks }: { thanks: NonNullable<OwnClue['thanks']> }) {
  const { t } = useTranslation('take-part');
  const officer = t('common:officerTitle', { name: familyNameIn(thanks.by, currentLanguage()) });
  return (
    <>
      <p className="d thanks">{t('clue.thanked', { officer })}</p>
      {thanks.note && <Quote lang={thanks.language ?? undefined}>{thanks.note}</Quote>}
    </>
  );
}
