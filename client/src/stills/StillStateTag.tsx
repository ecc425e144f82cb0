import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';

/** In the light, waiting for it, or in the shade. */
export function StillStateTag({ state }: { state: Still['state'] }) {
  const { t } = useStillWords();
  const isLit = state === 'shared' || state === 'held';
  return (
    <Tag kind={isLit ? 'shared' : 'internal'}>
      {isLit ? <SunIcon size="s" /> : <LockIcon size="s" />}
      {t(`state.${state}`)}
    </Tag>
  );
}
