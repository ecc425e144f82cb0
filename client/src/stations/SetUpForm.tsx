import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { CallError } from '../api/call.ts';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { isAccentReadable } from './accent-check.ts';
import { BrandFields } from './BrandFields.tsx';
import { type BrandDraft, brandInput, EMPTY_BRAND } from './station-draft.ts';
import { type SetUpInput, setUp } from './station-queries.ts';

const EMPTY_ADMIN = { badge: '', name: '', familyName: '', familyNameLatin: '', password: '' };

/** First start: the station and its administrator, by the one-time link. */
export function SetUpForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [timeZone, setTimeZone] = useState('Asia/Shanghai');
  const [brand, setBrand] = useState<BrandDraft>(EMPTY_BRAND);
  const [admin, setAdmin] = useState(EMPTY_ADMIN);
  const keys = useIntentKey();
  const make = useMutation({
    mutationFn: (body: SetUpInput) => setUp(body, keys.of(body)),
    onSuccess: onDone,
  });
  const isReadable = brand.accent.trim() === '' || isAccentReadable(brand.accent);
  const faults = make.error instanceof CallError ? make.error.fields : [];
  const fault = (path: string) => (faults.includes(path) ? t('fault.field') : undefined);
  const adminField = (field: keyof typeof EMPTY_ADMIN) => ({
    value: admin[field],
    onChange: (value: string) => setAdmin({ ...admin, [field]: value }),
    error: fault(`admin.${field}`),
  });

  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({
          token,
          station: { code: code.trim().toUpperCase(), timeZone, ...brandInput(brand) },
          admin,
        });
      }}
    >
      <h2 className="form-title">{t('setUp.station')}</h2>
      <div className="form-pair">
        <Field
          label={t('setUp.code')}
          hint={t('setUp.codeHint')}
          value={code}
          onChange={setCode}
          error={fault('station.code')}
          dir="ltr"
          maxLength={6}
          autoFocus
        />
        <Field
          label={t('setUp.timeZone')}
          value={timeZone}
          onChange={setTimeZone}
          error={fault('station.timeZone')}
          dir="ltr"
          maxLength={64}
        />
      </div>
      <BrandFields draft={brand} onChange={setBrand} faults={faults} />
      <h2 className="form-title">{t('setUp.admin')}</h2>
      <div className="form-pair">
        <Field label={t('officers.name')} maxLength={60} {...adminField('name')} />
        <Field label={t('signIn.badge')} dir="ltr" maxLength={12} {...adminField('badge')} />
        <Field label={t('officers.familyName')} maxLength={20} {...adminField('familyName')} />
        <Field
          label={t('officers.familyNameLatin')}
          dir="ltr"
          maxLength={40}
          {...adminField('familyNameLatin')}
        />
        <Field
          label={t('password.next')}
          type="password"
          autoComplete="new-password"
          dir="ltr"
          hint={t('password.hint', { n: 10 })}
          {...adminField('password')}
        />
      </div>
      <ErrorNote error={make.error} />
      <div className="dialog-acts">
        <Button kind="sun" type="submit" disabled={!isReadable || make.isPending}>
          {t('setUp.action')}
        </Button>
      </div>
    </Form>
  );
}
