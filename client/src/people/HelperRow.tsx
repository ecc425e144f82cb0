import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { Badge } from '../ui/Card.tsx';
import { formatAgo } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { PersonIcon } from '../ui/icons/PersonIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { CallProblem } from './CallProblem.tsx';
import { endHelper, type Helper } from './own-people.ts';

/** One helper: in use or not, what they see, and the way to take the pass back. */
export function HelperRow({ helper, onEnded }: { helper: Helper; onEnded: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const now = useNow(30_000);
  const [isAsking, setAsking] = useState(false);
  const list = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(
    helper.scopes.map((scope) => t(`common:scope.${scope}.title`)),
  );
  return (
    <li>
      <div className="who">
        <Badge here={helper.isHere}>
          <PersonIcon />
        </Badge>
        <div>
          <b>
            <bdi>{helper.name}</bdi> <small>{t(`common:relation.${helper.relation}`)}</small>
          </b>
          <p className={helper.isHere ? 'here' : undefined}>{inUse(helper, now, t)}</p>
        </div>
        {!isAsking && (
          <Button
            small
            destructive
            aria-label={t('takeBack.of', { name: helper.name })}
            onClick={() => setAsking(true)}
          >
            {t('takeBack.button')}
          </Button>
        )}
      </div>
      <p>
        {t('helpers.sees', { list })} · {t('helpers.tail', { tail: `\u2066${helper.tail}\u2069` })}
      </p>
      {isAsking && <TakeBack helper={helper} onKept={() => setAsking(false)} onEnded={onEnded} />}
    </li>
  );
}

function inUse(
  { isHere, lastSeenAt }: Helper,
  now: number,
  t: ReturnType<typeof useTranslation<['people', 'common']>>['t'],
): string {
  if (isHere) return t('helpers.isHere');
  return lastSeenAt === null ? t('helpers.unused') : t('helpers.seen', { ago: formatAgo(now - lastSeenAt) });
}

function TakeBack({ helper, onKept, onEnded }: { helper: Helper; onKept: () => void; onEnded: () => void }) {
  const { t } = useTranslation('people');
  const keys = useIntentKey();
  const end = useMutation({
    mutationFn: () => endHelper(helper.id, keys.of(helper.id)),
    onSuccess: onEnded,
  });
  return (
    <fieldset className="take-back" aria-label={t('takeBack.title', { name: helper.name })}>
      <p>
        <b>{t('takeBack.title', { name: helper.name })}</b>
        <br />
        {t('takeBack.detail')}
      </p>
      <CallProblem error={end.error} />
      <div className="acts">
        {/* The question takes the place of the button that was pressed. */}
        <Button autoFocus onClick={onKept}>
          {t('takeBack.keep')}
        </Button>
        <Button kind="ink" disabled={end.isPending} onClick={() => end.mutate()}>
          {t('takeBack.confirm')}
        </Button>
      </div>
    </fieldset>
  );
}
