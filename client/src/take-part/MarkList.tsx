import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import type { DrawnMark } from './shared-stills.ts';

function whoWords(t: TFunction, { side, isOwn, relation }: DrawnMark): string {
  if (side === 'officer') return t('stills.officer');
  if (isOwn) return t('stills.you');
  return relation ? t(`common:relation.${relation}`) : t('stills.you');
}

function markWords(t: TFunction, drawn: DrawnMark): string {
  const { shape, text } = drawn.mark;
  const words = { who: whoWords(t, drawn), shape: t(`stills.tool.${shape}`) };
  return text ? t('stills.lineWords', { ...words, text: `\u2068${text}\u2069` }) : t('stills.line', words);
}

/** The marks in words, newest first; on one's own, what can be done with it. */
export function MarkList({
  marks,
  chosen,
  canGive,
  onChoose,
  onClue,
  onUndo,
}: {
  marks: readonly DrawnMark[];
  chosen: string | null;
  /** Clues are shared now. */
  canGive: boolean;
  onChoose: (id: string | null) => void;
  onClue: (drawn: DrawnMark) => void;
  onUndo: (drawn: DrawnMark) => void;
}) {
  const { t } = useTranslation('take-part');
  if (marks.length === 0) return <p className="quiet">{t('stills.none')}</p>;
  return (
    <section className="mark-list">
      <h3>{t('stills.list')}</h3>
      <ul>
        {[...marks].reverse().map((drawn) => (
          <li key={drawn.id} className={drawn.id === chosen ? 'chosen' : undefined}>
            <button
              type="button"
              className="which"
              aria-pressed={drawn.id === chosen}
              onClick={() => onChoose(drawn.id === chosen ? null : drawn.id)}
            >
              <i className={drawn.side} />
              <span>{markWords(t, drawn)}</span>
              {drawn.isPending && <small>{t('stills.pending')}</small>}
              {drawn.isClue && <small className="ok">{t('stills.isClue')}</small>}
            </button>
            {drawn.isOwn && (
              <div className="acts">
                {canGive && !drawn.isClue && (
                  <Button small kind="sun" onClick={() => onClue(drawn)}>
                    {t('stills.makeClue')}
                  </Button>
                )}
                <Button small kind="quiet" onClick={() => onUndo(drawn)}>
                  {t('stills.takeAway')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
