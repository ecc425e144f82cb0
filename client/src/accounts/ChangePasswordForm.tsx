import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { MIN_PASSWORD, type PasswordFault, passwordFault } from './new-password.ts';
import { changePassword } from './session-queries.ts';

export function ChangePasswordForm({
  onChanged,
  autoFocus = false,
}: {
  onChanged: () => void;
  autoFocus?: boolean;
}) {
  const { t } = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<PasswordFault | null>(null);
  const change = useMutation({ mutationFn: () => changePassword(current, next), onSuccess: onChanged });

  function submit() {
    const found = passwordFault(current, next, again);
    setFault(found);
    if (!found) change.mutate();
  }
  const about = (...faults: PasswordFault[]) =>
    fault && faults.includes(fault) ? t(`password.fault.${fault}`, { n: MIN_PASSWORD }) : undefined;

  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t('password.current')}
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        dir="ltr"
        autoFocus={autoFocus}
      />
      <Field
        label={t('password.next')}
        type="password"
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        hint={t('password.hint', { n: MIN_PASSWORD })}
        error={about('too-short', 'unchanged')}
        dir="ltr"
      />
      <Field
        label={t('password.again')}
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        error={about('not-the-same')}
        dir="ltr"
      />
      <ErrorNote error={change.error} instead={{ SIGN_IN_REFUSED: t('password.wrong') }} />
      <Button kind="sun" type="submit" disabled={current === '' || next === '' || change.isPending}>
        {t('password.action')}
      </Button>
    </Form>
  );
}
