import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { StateBlock } from '../../ui/StateBlock.tsx';
import { OpeningPage } from './OpeningPage.tsx';

/** Never a white page: what nobody foresaw ends in one sentence and a way to go on. */
export class LastResort extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useTranslation();
  return (
    <OpeningPage title={t('product')}>
      <StateBlock
        kind="error"
        title={t('unreachable.title')}
        detail={t('unreachable.detail')}
        action={<Button onClick={() => window.location.reload()}>{t('unreachable.again')}</Button>}
      />
    </OpeningPage>
  );
}
