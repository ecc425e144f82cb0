import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { CopyButton } from './CopyButton.tsx';
import { isReturnable, type Outbox, type Unsent, wordsOf } from './outbox.ts';
import { kindWords, refusalWords } from './unsent-words.ts';

/** What was given here and has not gone out: waiting for a network, or refused; never silently lost. */
export function UnsentCard({ items, takeBack }: { items: Outbox; takeBack: (key: string) => void }) {
  const { t } = useTranslation('take-part');
  const shown = items.filter(({ intent }) => intent.type !== 'undo');
  if (shown.length === 0) return null;
  const title = t('unsent.title', { count: shown.length });
  return (
    <Card label={title}>
      <div className="unsent">
        <p className="b">{title}</p>
        {shown.some(({ refused }) => refused === null) && <p className="d">{t('unsent.waiting')}</p>}
        <ul>
          {shown.map((unsent) => (
            <UnsentItem key={unsent.key} unsent={unsent} takeBack={takeBack} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

function UnsentItem({ unsent, takeBack }: { unsent: Unsent; takeBack: (key: string) => void }) {
  const { t } = useTranslation('take-part');
  const { key, intent, refused, hasLeft } = unsent;
  const words = wordsOf(intent);
  return (
    <li>
      <p className={refused ? 'd alert' : 'd'}>
        {kindWords(t, intent)} ·{' '}
        {refused ? refusalWords(t, refused) : t(hasLeft ? 'sign.leaving' : 'sign.waiting')}
      </p>
      {words && (
        <p className="words" dir="auto">
          {words}
        </p>
      )}
      {isReturnable(unsent) && (
        <div className="acts">
          {refused && <CopyButton text={words} />}
          <Button small kind="quiet" onClick={() => takeBack(key)}>
            {t(refused ? 'unsent.putAway' : 'unsent.takeBack')}
          </Button>
        </div>
      )}
    </li>
  );
}
