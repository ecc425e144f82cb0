import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { CASE_KINDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { CallError } from '../api/call.ts';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldQueue } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { Segmented } from '../ui/console/Segmented.tsx';
import { useShortcuts } from '../ui/console/use-shortcuts.ts';
import { useWords } from '../ui/console/words.ts';
import { serverClock } from '../ui/server-clock.ts';
import { type Report, takeReport } from './case-queries.ts';
import { ItemsField } from './ItemsField.tsx';
import { checkIntake, EMPTY_INTAKE, type IntakeDraft } from './intake-draft.ts';
import { WhenField } from './WhenField.tsx';

type OnTaken = (taken: Reply<'takeReport'>, language: Language) => void;

/** A report in under a minute: one page, top to bottom, by keyboard if wanted. */
export function IntakeForm({ onTaken }: { onTaken: OnTaken }) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<IntakeDraft>(EMPTY_INTAKE);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const take = useTakeReport(onTaken, setFaults);
  const set = (part: Partial<IntakeDraft>) => setDraft({ ...draft, ...part });
  const fault = (path: string) => (faults.includes(path) ? t(faultWords(path)) : undefined);

  function submit() {
    if (take.isPending) return;
    const { report, faults: found } = checkIntake(draft, serverClock.now());
    setFaults(found);
    if (report) take.mutate({ draft, report });
  }
  useShortcuts({ 'mod+enter': submit });
  useEffect(() => {
    if (faults.length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid] input')?.focus();
  }, [faults]);

  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), []);

  return (
    <Form
      ref={form}
      className="form intake"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div data-invalid={fault('kind') ? true : undefined}>
        <Segmented
          label={t('intake.kind')}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={CASE_KINDS.map((kind) => ({ value: kind, label: t(`common:kind.${kind}`) }))}
        />
        {fault('kind') && <span className="field-error">{fault('kind')}</span>}
      </div>
      <WhenField
        value={draft.occurred}
        onChange={(occurred) => set({ occurred })}
        error={fault('occurredAt')}
      />
      <Field
        label={t('intake.where')}
        value={draft.place}
        onChange={(place) => set({ place })}
        error={fault('place')}
        maxLength={200}
      />
      <Field
        label={t('intake.what')}
        value={draft.what}
        onChange={(what) => set({ what })}
        error={fault('what')}
        multiline
        maxLength={2000}
      />
      <ItemsField items={draft.items} onChange={(items) => set({ items })} fault={fault} />
      <div className="form-pair">
        <Field
          label={t('intake.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={fault('complainant.name')}
          maxLength={100}
        />
        <Field
          label={t('intake.phone')}
          value={draft.phone}
          onChange={(phone) => set({ phone })}
          error={fault('complainant.phone')}
          type="tel"
          inputMode="tel"
          dir="ltr"
          maxLength={25}
        />
      </div>
      <Segmented
        label={t('intake.language')}
        value={draft.language}
        onChange={(language) => set({ language })}
        options={LANGUAGES.map((language) => ({
          value: language,
          label: <span lang={language}>{t(`common:language.${language}`)}</span>,
        }))}
      />
      {faults.length > 0 && (
        <p className="error-note" role="alert">
          {t('intake.faults', { n: faults.length })}
        </p>
      )}
      <ErrorNote error={take.error} />
      <div className="dialog-acts">
        <p className="hint">{t('intake.hint')}</p>
        <Button kind="sun" type="submit" disabled={take.isPending}>
          {t('intake.action')}
        </Button>
      </div>
    </Form>
  );
}

type Wanted = { readonly draft: IntakeDraft; readonly report: Report };

function useTakeReport(onTaken: OnTaken, onFaults: (faults: readonly string[]) => void) {
  const client = useQueryClient();
  const keys = useIntentKey();
  const sent = useRef<Wanted | null>(null);
  return useMutation({
    mutationFn: (wanted: Wanted) => {
      // Trying the same draft again must repeat the same words, though "just now" has become another moment.
      if (sent.current?.draft !== wanted.draft) sent.current = wanted;
      const { report } = sent.current;
      return takeReport(report, keys.of(report));
    },
    onSuccess: (taken, { report }) => {
      foldQueue(client, [taken.row]);
      onTaken(taken, report.complainant.language);
    },
    onError: (error) => {
      if (error instanceof CallError) onFaults(error.fields);
    },
  });
}

function faultWords(path: string): string {
  if (path === 'complainant.phone') return 'fault.phone';
  if (path === 'occurredAt') return 'fault.future';
  return 'fault.needed';
}
