import type { Visibility } from '@sunshine-seat/shared/domain/case-state.ts';
import { useWords } from '../ui/console/words.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import { Tag } from '../ui/Tag.tsx';

export function VisibilityTag({ visibility }: { visibility: Visibility }) {
  const { t } = useWords();
  return (
    <Tag kind={visibility}>
      {visibility === 'shared' ? <SunIcon size="s" /> : <LockIcon size="s" />}
      {t(`visibility.${visibility}`)}
    </Tag>
  );
}
