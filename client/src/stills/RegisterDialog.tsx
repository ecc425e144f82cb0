import { useQuery } from '@tanstack/react-query';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatDayAndTime } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useNow } from '../ui/server-clock.ts';
import { registerQuery } from './still-queries.ts';
import { useStillWords } from './still-words.ts';

/** Who saw or changed a still, when, and why. */
export function RegisterDialog({
  caseId,
  stillId,
  name,
  onClose,
}: {
  caseId: string;
  stillId: string;
  name: string;
  onClose: () => void;
}) {
  const words = useStillWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow(60_000);
  const { data, error } = useQuery(registerQuery(caseId, stillId));
  return (
    <ConsoleDialog open wide title={t('register.title', { name })} onClose={onClose}>
      <ErrorNote error={error} />
      {!data && !error && <p aria-busy="true">{t('register.loading')}</p>}
      {data?.lines.length === 0 && <p>{t('register.empty')}</p>}
      {data && data.lines.length > 0 && (
        <ol className="register">
          {data.lines.map(({ at, officer, side, what, reason }) => (
            <li key={`${at} ${what} ${officer?.id ?? side}`}>
              <time className="num" dateTime={new Date(at).toISOString()}>
                {formatDayAndTime(at, now, zone)}
              </time>
              <div>
                <b>{t(`register.what.${what}`)}</b>{' '}
                <span>
                  {officer ? `${words.officer(officer)} ${officer.badge}` : t(`register.side.${side}`)}
                </span>
                {reason && <p>{words.labelled(t('register.reason'), reason)}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </ConsoleDialog>
  );
}
