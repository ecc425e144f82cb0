import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { StillStateTag } from './StillStateTag.tsx';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';
import { Thumbnail } from './Thumbnail.tsx';

/** Every still of the case, one of them in hand. */
export function StillStrip({
  caseId,
  stills,
  chosen,
  onChoose,
  onAdd,
}: {
  caseId: string;
  stills: readonly Still[];
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Null for those who only look. */
  onAdd: (() => void) | null;
}) {
  const { t } = useStillWords();
  return (
    <nav className="still-strip" aria-label={t('strip')}>
      {onAdd && (
        <Button className="add" onClick={onAdd}>
          <PlusIcon />
          {t('add.open')}
        </Button>
      )}
      <ol>
        {stills.map((still, index) => (
          <li key={still.id}>
            <button
              type="button"
              className={classNames('strip-still', still.id === chosen && 'on')}
              aria-current={still.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(still.id)}
            >
              <Thumbnail caseId={caseId} still={still} />
              <span className="words">
                <b>{t('name', { n: index + 1 })}</b>
                <small>
                  <bdi>{still.facts.camera}</bdi>
                </small>
                <StillStateTag state={still.state} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
