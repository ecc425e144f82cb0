import { useTranslation } from 'react-i18next';
import { CallError } from '../api/call.ts';

/** Why something was not done, in words. */
export function CallProblem({ error }: { error: Error | null }) {
  const { t } = useTranslation(['common', 'portal']);
  if (!error) return null;
  const code = error instanceof CallError ? error.code : 'INTERNAL';
  return (
    <p className="field-error" role="alert">
      {code === 'NETWORK' ? t('portal:unreachable.title') : t(`error.${code}`)}
    </p>
  );
}
