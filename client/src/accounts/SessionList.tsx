import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { ScreenIcon } from '../ui/icons/ScreenIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { browserName } from './browser-name.ts';
import { endSession, sessionsQuery } from './session-queries.ts';

export function SessionList() {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: endSession,
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <>
      <ErrorNote error={sessions.error ?? end.error} />
      <ul className="plain-rows">
        {sessions.data?.sessions.map((session) => (
          <li key={session.id} className="row">
            <span className="badge">
              <ScreenIcon />
            </span>
            <div className="body">
              <p className="t">
                {browserName(session.userAgent) ?? t('sessions.unknown')}{' '}
                {session.isCurrent && <Tag kind="shared">{t('sessions.current')}</Tag>}
              </p>
              <p className="d num">
                {t('sessions.times', {
                  from: formatMoment(session.createdAt, now, zone),
                  last: formatMoment(session.lastSeenAt, now, zone),
                })}
              </p>
            </div>
            {!session.isCurrent && (
              <Button small destructive disabled={end.isPending} onClick={() => end.mutate(session.id)}>
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
