import { useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { nextTimeOfDay, wallTime } from '../ui/console/zoned-time.ts';
import { ClockIcon } from '../ui/icons/ClockIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { type PromiseChoice, promiseAt } from './update-draft.ts';

const MINUTES = [15, 30, 60] as const;

/** When the complainant hears again. Pressing a chosen time once more takes it away. */
export function PromiseChips({
  value,
  onChange,
}: {
  value: PromiseChoice | null;
  onChange: (value: PromiseChoice | null) => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(10_000);
  const [isOwn, setOwn] = useState(false);
  const chosen = value && 'minutes' in value ? value.minutes : null;
  const isAt = value !== null && 'at' in value;
  const at = value && promiseAt(value, now);
  return (
    <fieldset className="promise">
      <legend className="sr">{t('composer.promise')}</legend>
      <span className="label" aria-hidden="true">
        <ClockIcon size="s" />
        {t('composer.promise')}
      </span>
      {MINUTES.map((minutes) => (
        <button
          key={minutes}
          type="button"
          className={classNames('chip', chosen === minutes && 'on')}
          aria-pressed={chosen === minutes}
          onClick={() => onChange(chosen === minutes ? null : { minutes })}
        >
          {t('composer.inMinutes', { n: minutes })}
        </button>
      ))}
      {isOwn || isAt ? (
        <input
          type="time"
          className="input time"
          aria-label={t('composer.promiseAt')}
          defaultValue={wallTime(at ?? now + 90 * 60_000, zone).slice(11)}
          onChange={(event) => {
            const time = nextTimeOfDay(event.target.value, now, zone);
            onChange(time === null ? null : { at: time });
          }}
        />
      ) : (
        <button type="button" className="chip" onClick={() => setOwn(true)}>
          {t('composer.otherTime')}
        </button>
      )}
      <output className="num">
        {at !== null && t('composer.promisedBy', { at: formatMoment(at, now, zone) })}
      </output>
    </fieldset>
  );
}
