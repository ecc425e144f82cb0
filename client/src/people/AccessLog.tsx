import './people.css';
import type { Names } from '@sunshine-seat/shared/contract/base.ts';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { daysFromNow, formatDay, formatDayWord, formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { StateBlock } from '../ui/StateBlock.tsx';
import { useNow } from '../ui/server-clock.ts';
import { logDays } from './log-days.ts';
import { type AccessLine, accessLogQuery } from './own-people.ts';
import { Unreachable } from './Unreachable.tsx';

/** Who opened the case: when, in which role, of which station, and for what. */
export function AccessLog({ timeZone, onClose }: { timeZone: string; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const now = useNow(60_000);
  const { data: lines, error, refetch } = useQuery(accessLogQuery);
  return (
    <div className="people">
      <p className="intro">{t('access.intro')}</p>
      {!lines && !error && <p role="status">{t('loading')}</p>}
      {!lines && error && <Unreachable onAgain={() => void refetch()} />}
      {lines?.length === 0 && (
        <StateBlock kind="empty" title={t('access.empty')} detail={t('access.emptyDetail')} />
      )}
      {lines &&
        logDays(lines, timeZone).map(({ at, lines: ofDay }) => (
          <Fragment key={at}>
            <h3>{dayWords(at, now, timeZone)}</h3>
            <ol className="log-lines">
              {ofDay.map((line) => (
                <LogLine key={`${line.at} ${line.action} ${line.role}`} line={line} timeZone={timeZone} />
              ))}
            </ol>
          </Fragment>
        ))}
      {lines && lines.length > 0 && <p className="intro">{t('access.ask')}</p>}
      <Button onClick={onClose}>{t('access.close')}</Button>
    </div>
  );
}

function LogLine({ line, timeZone }: { line: AccessLine; timeZone: string }) {
  const { t } = useTranslation(['people', 'common']);
  const action = t(`access.action.${line.action}`);
  return (
    <li>
      <time className="num" dateTime={new Date(line.at).toISOString()}>
        {formatTime(line.at, timeZone)}
      </time>
      <div>
        <b>{line.times > 1 ? t('access.times', { action, n: line.times }) : action}</b>
        <p>
          <Who line={line} /> · <bdi>{stationName(line.station)}</bdi>
        </p>
      </div>
    </li>
  );
}

function Who({ line: { officer, role } }: { line: AccessLine }) {
  const { t } = useTranslation(['people', 'common']);
  const roleWord = role ? t(`common:role.${role}`) : t('access.someone');
  if (!officer) return <span>{roleWord}</span>;
  const isChinese = currentLanguage().startsWith('zh');
  const name = t('common:officerTitle', { name: isChinese ? officer.familyName : officer.familyNameLatin });
  return (
    <span>
      {t('access.officer', { name, role: roleWord })} <bdi className="num">{officer.badge}</bdi>
    </span>
  );
}

function stationName(names: Names): string {
  return names[currentLanguage()] ?? names['zh-Hans'];
}

function dayWords(at: number, now: number, timeZone: string): string {
  const days = daysFromNow(at, now, timeZone);
  if (Math.abs(days) > 1) return formatDay(at, timeZone);
  const word = formatDayWord(days);
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
