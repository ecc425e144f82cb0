import { useId } from 'react';
import { Segmented } from '../ui/console/Segmented.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { fromWallTime, wallTime } from '../ui/console/zoned-time.ts';
import { useNow } from '../ui/server-clock.ts';
import type { Occurred } from './intake-draft.ts';

const MINUTES_AGO = [0, 30, 60, 120] as const;

/** Mostly it has just happened; any other moment is typed in the station's time. */
export function WhenField({
  value,
  onChange,
  error,
}: {
  value: Occurred;
  onChange: (value: Occurred) => void;
  error: string | undefined;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const faultId = useId();
  const isOwn = 'at' in value;
  return (
    <div className="when">
      <Segmented
        label={t('intake.when')}
        value={isOwn ? 'own' : String(value.minutesAgo)}
        onChange={(chosen) =>
          onChange(chosen === 'own' ? { at: now - 60 * 60_000 } : { minutesAgo: Number(chosen) })
        }
        options={[
          ...MINUTES_AGO.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t('intake.now') : t('intake.ago', { length: lengthWords(minutes, t) }),
          })),
          { value: 'own', label: t('intake.other') },
        ]}
      />
      {isOwn && (
        <input
          type="datetime-local"
          className="input"
          aria-label={t('intake.whenOwn')}
          aria-invalid={error !== undefined}
          aria-describedby={error ? faultId : undefined}
          defaultValue={wallTime(value.at, zone)}
          max={wallTime(now, zone)}
          onChange={(event) => {
            const at = fromWallTime(event.target.value, zone);
            if (at !== null) onChange({ at });
          }}
        />
      )}
      {error && (
        <span id={faultId} className="field-error">
          {error}
        </span>
      )}
    </div>
  );
}

function lengthWords(minutes: number, t: (key: string, values: { n: number }) => string): string {
  return minutes < 60 ? t('intake.minutes', { n: minutes }) : t('intake.hours', { n: minutes / 60 });
}
