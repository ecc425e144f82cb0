import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { CASE_KINDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { MAX_WINDOW_MINUTES, MIN_WINDOW_MINUTES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { CallError } from '../api/call.ts';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/console/CheckField.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { isAccentReadable } from './accent-check.ts';
import { BrandFields } from './BrandFields.tsx';
import { type BrandDraft, brandDraft, brandInput } from './station-draft.ts';
import { type StationInput, updateStation } from './station-queries.ts';

type Station = Me['station'];

/** Brand and policy of the own station. */
export function StationForm({ station, onSaved }: { station: Station; onSaved: (station: Station) => void }) {
  const { t } = useWords();
  const [brand, setBrand] = useState<BrandDraft>(() => brandDraft(station));
  const [windowMinutes, setWindowMinutes] = useState(String(station.policy.windowMinutes));
  const [answerMinutes, setAnswerMinutes] = useState(String(station.policy.answerMinutes));
  const [suspectDelay, setSuspectDelay] = useState(String(station.policy.suspectDelayMinutes));
  const [patrolDelay, setPatrolDelay] = useState(String(station.policy.patrolDelayMinutes));
  const [namesInAccessLog, setNamesInAccessLog] = useState(station.policy.namesInAccessLog);
  const [excludedKinds, setExcludedKinds] = useState(station.policy.excludedKinds);
  const keys = useIntentKey();
  const save = useMutation({
    mutationFn: (body: StationInput) => updateStation(body, keys.of(body)),
    onSuccess: (reply) => {
      keys.done();
      onSaved(reply.station);
    },
  });
  const faults = save.error instanceof CallError ? save.error.fields : [];
  const isReadable = brand.accent.trim() === '' || isAccentReadable(brand.accent);
  const minuteFault = (path: string, value: string, min: number, max: number) =>
    faults.includes(path) || !(Number(value) >= min && Number(value) <= max)
      ? t('fault.between', { min, max })
      : undefined;
  const windowFault = minuteFault(
    'policy.windowMinutes',
    windowMinutes,
    MIN_WINDOW_MINUTES,
    MAX_WINDOW_MINUTES,
  );
  const answerFault = minuteFault('policy.answerMinutes', answerMinutes, 5, 120);
  const suspectFault = minuteFault('policy.suspectDelayMinutes', suspectDelay, 0, 60);
  const patrolFault = minuteFault('policy.patrolDelayMinutes', patrolDelay, 0, 60);
  const isInTime = !windowFault && !answerFault && !suspectFault && !patrolFault;
  const canSave = isReadable && isInTime && brand.names['zh-Hans'].trim() !== '';

  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!canSave) return;
        const policy = {
          windowMinutes: Number(windowMinutes),
          answerMinutes: Number(answerMinutes),
          excludedKinds,
          suspectDelayMinutes: Number(suspectDelay),
          patrolDelayMinutes: Number(patrolDelay),
          namesInAccessLog,
        };
        save.mutate({ ...brandInput(brand), policy });
      }}
    >
      <BrandFields draft={brand} onChange={setBrand} faults={faults} />
      <div className="form-pair">
        <Field
          label={t('station.windowMinutes')}
          value={windowMinutes}
          onChange={setWindowMinutes}
          hint={t('station.windowHint', { max: MAX_WINDOW_MINUTES })}
          error={windowFault}
          inputMode="numeric"
          dir="ltr"
          maxLength={3}
        />
        <Field
          label={t('station.answerMinutes')}
          value={answerMinutes}
          onChange={setAnswerMinutes}
          hint={t('station.answerHint')}
          error={answerFault}
          inputMode="numeric"
          dir="ltr"
          maxLength={3}
        />
      </div>
      <div className="form-pair">
        <Field
          label={t('station.suspectDelay')}
          value={suspectDelay}
          onChange={setSuspectDelay}
          hint={t('station.delayHint')}
          error={suspectFault}
          inputMode="numeric"
          dir="ltr"
          maxLength={2}
        />
        <Field
          label={t('station.patrolDelay')}
          value={patrolDelay}
          onChange={setPatrolDelay}
          hint={t('station.delayHint')}
          error={patrolFault}
          inputMode="numeric"
          dir="ltr"
          maxLength={2}
        />
      </div>
      <CheckField label={t('station.namesInLog')} isOn={namesInAccessLog} onChange={setNamesInAccessLog} />
      <fieldset className="form-group">
        <legend className="label">{t('station.excluded')}</legend>
        <div className="form-pair">
          {CASE_KINDS.map((kind) => (
            <CheckField
              key={kind}
              label={t(`common:kind.${kind}`)}
              isOn={excludedKinds.includes(kind)}
              onChange={(isOn) =>
                setExcludedKinds(
                  isOn ? [...excludedKinds, kind] : excludedKinds.filter((one) => one !== kind),
                )
              }
            />
          ))}
        </div>
        <p className="hint">{t('station.excludedHint')}</p>
      </fieldset>
      <ErrorNote error={save.error} />
      <div className="dialog-acts">
        <p role="status" className="saved">
          {save.isSuccess && (
            <>
              <CheckIcon size="s" />
              {t('action.saved')}
            </>
          )}
        </p>
        <Button kind="sun" type="submit" disabled={!canSave || save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </Form>
  );
}
