import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { signIn } from './session-queries.ts';

export function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useWords();
  const [badge, setBadge] = useState('');
  const [password, setPassword] = useState('');
  const entry = useMutation({
    mutationFn: () => signIn(badge.trim(), password),
    onSuccess: onSignedIn,
    onError: () => setPassword(''),
  });
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!entry.isPending) entry.mutate();
      }}
    >
      <Field
        label={t('signIn.badge')}
        name="badge"
        value={badge}
        onChange={setBadge}
        autoComplete="username"
        dir="ltr"
        maxLength={12}
        autoFocus
      />
      <Field
        label={t('signIn.password')}
        name="password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        dir="ltr"
      />
      <ErrorNote error={entry.error} />
      <Button kind="sun" type="submit" disabled={badge === '' || password === '' || entry.isPending}>
        {t('signIn.action')}
      </Button>
    </Form>
  );
}
