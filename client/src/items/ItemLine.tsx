import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { canItemMove, ITEM_STATES, type ItemState } from '@sunshine-seat/shared/domain/items.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pictureAddress } from '../api/picture-address.ts';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { moveItem } from './item-queries.ts';
import { type ItemStory, tellingMarks } from './item-story.ts';

/** One item: what it is, where it stands, and one tap to where it is now. */
export function ItemLine({
  story,
  row,
  canMove,
  onMoved,
}: {
  story: ItemStory;
  row: QueueRow;
  canMove: boolean;
  onMoved: (state: ItemState) => void;
}) {
  const { t } = useWords();
  const { item, state } = story;
  const isBack = state === 'recovered' || state === 'returned';
  return (
    <li className="item">
      <p className="item-head">
        <bdi className="b">{item.name}</bdi>
        <Tag {...(isBack && { kind: 'ok' })}>{t(`common:itemState.${state}`)}</Tag>
      </p>
      <ItemMarks story={story} />
      {item.pictureId && <ItemPhoto address={pictureAddress(row.id, item.pictureId)} name={item.name} />}
      <ItemSteps story={story} />
      <OwnersWord story={story} />
      {canMove && state !== 'returned' && <MoveButtons story={story} row={row} onMoved={onMoved} />}
    </li>
  );
}

function ItemMarks({ story: { item } }: { story: ItemStory }) {
  const words = useWords();
  const marks = tellingMarks(item).map(({ mark, text }) =>
    words.labelled(words.t(`items:field.${mark}`), text),
  );
  const value = item.value === null ? [] : [words.t('items:yuan', { n: item.value.toLocaleString('en') })];
  const said = [...marks, ...value];
  return said.length > 0 && <p className="hint">{said.join(' · ')}</p>;
}

/** Shown when asked for: who opens a picture of a case is on the record. */
function ItemPhoto({ address, name }: { address: string; name: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <img className="item-photo" src={address} alt={t('items:photoOf', { name })} />;
  return (
    <button type="button" className="link" onClick={() => setOpen(true)}>
      {t('items:photoShow')}
    </button>
  );
}

function ItemSteps({ story: { steps } }: { story: ItemStory }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  if (steps.length === 0) return null;
  return (
    <ol className="item-steps">
      {steps.map(({ state, at, isHeld }) => (
        <li key={state}>
          {t('items:step', { at: formatMoment(at, now, zone), state: t(`common:itemState.${state}`) })}
          {isHeld && <span className="held"> {t('items:held')}</span>}
        </li>
      ))}
    </ol>
  );
}

function OwnersWord({ story: { state, word } }: { story: ItemStory }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  if (word) {
    const at = formatMoment(word.at, now, zone);
    return (
      <p className={word.isMine ? 'item-word mine' : 'item-word not-mine'}>
        {t(word.isMine ? 'items:word.mine' : 'items:word.notMine', { at })}
      </p>
    );
  }
  return state === 'recovered' && <p className="item-word">{t('items:word.none')}</p>;
}

function MoveButtons({
  story: { item, state },
  row,
  onMoved,
}: {
  story: ItemStory;
  row: QueueRow;
  onMoved: (state: ItemState) => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const move = useMutation({
    mutationFn: (to: ItemState) => {
      const body = { version: row.version, state: to };
      return moveItem({ caseId: row.id, itemId: item.id }, body, keys.of(body));
    },
    onSuccess: (written, to) => {
      keys.done();
      foldWritten(client, written);
      onMoved(to);
    },
  });
  return (
    <>
      <div className="item-acts">
        {ITEM_STATES.filter((to) => canItemMove(state, to)).map((to) => {
          const words = t(`common:itemState.${to}`);
          return (
            <Button
              key={to}
              small
              disabled={move.isPending}
              aria-label={t('items:moveOf', { name: item.name, state: words })}
              onClick={() => move.mutate(to)}
            >
              {t('items:moveTo', { state: words })}
            </Button>
          );
        })}
      </div>
      <ErrorNote error={move.error} />
    </>
  );
}
