import type { Visibility } from '@sunshine-seat/shared/domain/case-state.ts';
import { Radio, RadioGroup } from 'react-aria-components';
import { useWords } from '../ui/console/words.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';

/** How far a shared update goes now. */
export type Reachable = 'live' | 'held' | 'excluded';

/** In the light or in the shade: each half with its ground, its icon and its words. */
export function VisibilitySwitch({
  value,
  onChange,
  reachable,
}: {
  value: Visibility;
  onChange: (value: Visibility) => void;
  reachable: Reachable;
}) {
  const { t } = useWords();
  return (
    <RadioGroup
      className="visibility"
      aria-label={t('composer.visibility')}
      value={value}
      onChange={(next) => onChange(next as Visibility)}
      orientation="horizontal"
    >
      <Radio value="shared" className="half shared">
        <SunIcon size="l" />
        <span className="words">
          <b>{t('visibility.shared')}</b>
          <small>{t(`composer.reach.${reachable}`)}</small>
        </span>
        <i className="dot" />
      </Radio>
      <Radio value="internal" className="half internal">
        <LockIcon size="l" />
        <span className="words">
          <b>{t('visibility.internal')}</b>
          <small>{t('composer.reach.internal')}</small>
        </span>
        <i className="dot" />
      </Radio>
    </RadioGroup>
  );
}
