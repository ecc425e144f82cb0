import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { StateBlock } from '../../ui/StateBlock.tsx';
import { OpeningPage } from './OpeningPage.tsx';

type Failure = 'crashed' | 'unreachable';

/** Never a white page: what nobody foresaw ends in one sentence and a way to go on. */
export class LastResort extends Component<{ children: ReactNode }, { failure: Failure | null }> {
  override state = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    // A part of the page that could not be fetched is no fault of the page. Every browser says so in words of its own.
    return { failure: /import/i.test(String(error)) ? 'unreachable' : 'crashed' };
  }

  override render() {
    return this.state.failure ? <Failed failure={this.state.failure} /> : this.props.children;
  }
}

function Failed({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  return (
    <OpeningPage title={t('product')}>
      <StateBlock
        kind="error"
        title={t(`${failure}.title`)}
        detail={t(`${failure}.detail`)}
        action={<Button onClick={() => window.location.reload()}>{t(`${failure}.again`)}</Button>}
      />
    </OpeningPage>
  );
}
