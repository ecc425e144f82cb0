import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { Form } from 'react-aria-components';
import { CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { type StepUp, StepUpContextProvider } from '../ui/console/step-up.ts';
import { useWords } from '../ui/console/words.ts';
import { stepUp } from './session-queries.ts';

type Question = { readonly answer: (isConfirmed: boolean) => void };

/** Asks for the password again when a decision needs it, then lets the same decision through. */
export function StepUpProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);

  const withStepUp: StepUp = useCallback(async (attempt) => {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== 'STEP_UP_REQUIRED') throw error;
    }
    const isConfirmed = await new Promise<boolean>((answer) => setQuestion({ answer }));
    setQuestion(null);
    return isConfirmed ? attempt() : null;
  }, []);

  return (
    <StepUpContextProvider value={withStepUp}>
      {children}
      {question && <StepUpDialog onAnswer={question.answer} />}
    </StepUpContextProvider>
  );
}

function StepUpDialog({ onAnswer }: { onAnswer: (isConfirmed: boolean) => void }) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const confirm = useMutation({
    mutationFn: () => stepUp(password),
    onSuccess: () => onAnswer(true),
    onError: () => setPassword(''),
  });
  return (
    <ConsoleDialog open title={t('stepUp.title')} onClose={() => onAnswer(false)}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate();
        }}
      >
        <p className="text-text-2">{t('stepUp.why')}</p>
        <Field
          label={t('signIn.password')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          dir="ltr"
          autoFocus
        />
        <ErrorNote error={confirm.error} instead={{ SIGN_IN_REFUSED: t('password.wrong') }} />
        <div className="dialog-acts">
          <Button onClick={() => onAnswer(false)}>{t('action.cancel')}</Button>
          <Button kind="sun" type="submit" disabled={password === '' || confirm.isPending}>
            {t('stepUp.action')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
