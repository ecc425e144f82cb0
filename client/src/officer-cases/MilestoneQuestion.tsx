import {
  type Milestone,
  milestoneRule,
  OUTCOMES,
  type Outcome,
} from '@sunshine-seat/shared/domain/case-state.ts';
import { useState } from 'react';
import { Form, Label, Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import type { MilestoneAnswer } from './update-draft.ts';

/** Closing wants an outcome; refusing, transferring and reopening want a reason that the complainant reads. */
export function MilestoneQuestion({
  milestone,
  onAnswer,
  onClose,
}: {
  milestone: Milestone;
  onAnswer: (answer: MilestoneAnswer) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isOutcome = milestoneRule(milestone).needs === 'outcome';
  const isReady = isOutcome ? outcome !== null : reason.trim() !== '';
  return (
    <ConsoleDialog open title={t(`common:milestone.${milestone}.title`)} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onAnswer({ reason: isOutcome ? null : reason.trim(), outcome });
        }}
      >
        {isOutcome ? (
          <RadioGroup className="choices" value={outcome} onChange={(next) => setOutcome(next as Outcome)}>
            <Label className="label">{t('composer.outcome')}</Label>
            {OUTCOMES.map((one) => (
              <Radio key={one} value={one} className="choice">
                <i className="dot" />
                {t(`common:outcome.${one}`)}
              </Radio>
            ))}
          </RadioGroup>
        ) : (
          <Field
            label={t('composer.reason')}
            hint={t('composer.reasonHint')}
            value={reason}
            onChange={setReason}
            multiline
            maxLength={500}
            autoFocus
          />
        )}
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="sun" type="submit" disabled={!isReady}>
            {t('composer.sendShared')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
