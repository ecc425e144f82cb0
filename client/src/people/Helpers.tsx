import './people.css';
import { MAX_HELPERS } from '@sunshine-seat/shared/domain/helpers.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { StateBlock } from '../ui/StateBlock.tsx';
import { AddHelperForm } from './AddHelperForm.tsx';
import { HelperRow } from './HelperRow.tsx';
import { HelperSlip } from './HelperSlip.tsx';
import { type HelperPass, helpersQuery } from './own-people.ts';
import { Unreachable } from './Unreachable.tsx';

/** Who may look along: the list, one more, and the code of the new one, shown this once. */
export function Helpers() {
  const client = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [given, setGiven] = useState<HelperPass | null>(null);
  const changed = () => void client.invalidateQueries(helpersQuery);
  if (given) return <HelperSlip pass={given} onDone={() => setGiven(null)} />;
  if (!isAdding) return <HelperList onAdd={() => setAdding(true)} onChanged={changed} />;
  return (
    <AddHelperForm
      onCancel={() => setAdding(false)}
      onGiven={(pass) => {
        setAdding(false);
        setGiven(pass);
        changed();
      }}
    />
  );
}

function HelperList({ onAdd, onChanged }: { onAdd: () => void; onChanged: () => void }) {
  const { t } = useTranslation('people');
  const { data: helpers, error, refetch } = useQuery(helpersQuery);
  if (!helpers && error) return <Unreachable onAgain={() => void refetch()} />;
  const isFull = helpers !== undefined && helpers.length >= MAX_HELPERS;
  return (
    <div className="people">
      <p className="intro">{t('helpers.intro')}</p>
      {!helpers && <p role="status">{t('loading')}</p>}
      {helpers?.length === 0 && <StateBlock kind="empty" title={t('helpers.empty')} />}
      {helpers && helpers.length > 0 && (
        <ul className="helper-list">
          {helpers.map((helper) => (
            <HelperRow key={helper.id} helper={helper} onEnded={onChanged} />
          ))}
        </ul>
      )}
      {isFull ? (
        <p className="intro">{t('helpers.full', { n: MAX_HELPERS })}</p>
      ) : (
        <Button kind="sun" onClick={onAdd} disabled={!helpers}>
          <PlusIcon size="s" />
          {t('helpers.add')}
        </Button>
      )}
    </div>
  );
}
