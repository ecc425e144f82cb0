import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { ChecksIcon } from '../ui/icons/ChecksIcon.tsx';
import { familyNameIn } from '../ui/names.ts';
import { CopyButton } from './CopyButton.tsx';
import type { Line } from './conversation.ts';
import { isReturnable } from './outbox.ts';
import { refusalWords } from './unsent-words.ts';

function authorWords(t: TFunction, { by, relation }: Line): string {
  if (by) return t('common:officerTitle', { name: familyNameIn(by, currentLanguage()) });
  return relation ? t(`common:relation.${relation}`) : t('messages.you');
}

function signWords(t: TFunction, { sign, seenAt, refused }: Line, timeZone: string): string | null {
  if (refused) return refusalWords(t, refused);
  if (sign === 'seen' && seenAt !== null) return t('sign.seenAt', { time: formatTime(seenAt, timeZone) });
  return sign && t(`sign.${sign}`);
}

/** One message, with how far one's own has come. */
export function MessageLine({
  line,
  timeZone,
  takeBack,
}: {
  line: Line;
  timeZone: string;
  takeBack: (key: string) => void;
}) {
  const { t } = useTranslation('take-part');
  const { at, text, language, by, sign, refused, unsent } = line;
  const signed = signWords(t, line, timeZone);
  return (
    <li className={classNames('message', by ? 'theirs' : 'ours', unsent && 'pend', refused && 'refused')}>
      <p className="by">
        {authorWords(t, line)} <time dateTime={new Date(at).toISOString()}>{formatTime(at, timeZone)}</time>
      </p>
      <p className="said" lang={language ?? undefined} dir="auto">
        {text}
      </p>
      {signed && (
        <p className={refused ? 'by alert' : 'by'}>
          {sign === 'seen' && <ChecksIcon size="s" />}
          {signed}
        </p>
      )}
      {unsent && isReturnable(unsent) && (
        <div className="acts">
          {refused && <CopyButton text={text} />}
          <Button small kind="quiet" onClick={() => takeBack(unsent.key)}>
            {t(refused ? 'unsent.putAway' : 'unsent.takeBack')}
          </Button>
        </div>
      )}
    </li>
  );
}
