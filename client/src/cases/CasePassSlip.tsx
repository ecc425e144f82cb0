import './case-pass-slip.css';
import type { StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import type { CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { groupPassCode } from '@sunshine-seat/shared/domain/pass-code.ts';
import { createPortal } from 'react-dom';
import { Logo } from '../ui/Logo.tsx';
import { QrCode } from '../ui/QrCode.tsx';
import { printedTime, webAddress } from './slip-text.ts';
import { type SlipWords, useSlipWords } from './slip-words.ts';
import { TwoTongues } from './TwoTongues.tsx';

type CasePassSlipProps = {
  pass: CasePass;
  station: StationBrand;
  /** The complainant's; Chinese stands beside it, or English beside Chinese. */
  language: Language;
  printedAt: number;
  /** Where it is printed, as people call it: "接待台 1". */
  desk: string;
  /** Also shows the slip here on the screen. */
  isPreviewed?: boolean;
};

/** The slip that the complainant takes home: out of sight on the screen, alone on paper, A6. */
export function CasePassSlip({ language, isPreviewed = false, ...slip }: CasePassSlipProps) {
  const words = useSlipWords(language);
  if (words.length === 0) return null;
  return (
    <>
      {isPreviewed && <Slip {...slip} words={words} place="preview" />}
      {createPortal(<Slip {...slip} words={words} place="paper" />, document.body)}
    </>
  );
}

type SlipProps = Omit<CasePassSlipProps, 'language' | 'isPreviewed'> & {
  words: SlipWords;
  place: 'preview' | 'paper';
};

function Slip({ pass, station, printedAt, desk, words, place }: SlipProps) {
  const label = words.map(({ t }) => t('slip.qrLabel')).join(' · ');
  return (
    <article className={`case-pass-slip ${place}`} aria-hidden={place === 'paper'}>
      <SlipHead station={station} words={words} />
      <section className="main">
        <QrCode text={pass.address} label={label} />
        <dl>
          <dt>
            <TwoTongues words={words} text="slip.caseNumber" />
          </dt>
          <dd>
            <bdi dir="ltr">{pass.number}</bdi>
          </dd>
          <dt>
            <TwoTongues words={words} text="slip.web" />
          </dt>
          <dd className="web">
            <bdi dir="ltr">{webAddress(pass.address)}</bdi>
          </dd>
        </dl>
      </section>
      <section className="code-box">
        <p>
          <span>
            <TwoTongues words={words} text="slip.accessCode" />
          </span>
          <span>
            <TwoTongues words={words} text="slip.printedOnce" />
          </span>
        </p>
        <strong dir="ltr">
          {groupPassCode(pass.code).map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
            <span key={place}>{group}</span>
          ))}
        </strong>
      </section>
      <ol>
        {(['scan', 'live', 'keep', 'lost'] as const).map((rule) => (
          <li key={rule}>
            <TwoTongues words={words} text={`slip.${rule}`} isStacked />
          </li>
        ))}
      </ol>
      <footer>
        <span>
          <bdi dir="ltr">{printedTime(printedAt, station.timeZone)}</bdi> · <bdi>{desk}</bdi>
        </span>
        <span>
          <TwoTongues words={words} text="slip.emergency" between=" · " />
        </span>
      </footer>
    </article>
  );
}

function SlipHead({ station, words }: { station: StationBrand; words: SlipWords }) {
  const [first, second] = words;
  if (!first) return null;
  const otherName = second && station.names[second.language];
  return (
    <header>
      <Logo />
      <div className="names">
        <b lang={first.language}>
          {station.names[first.language] ?? station.names['zh-Hans']} {first.t('common:product')}
        </b>
        {second && (
          <span lang={second.language} dir={second.direction}>
            {otherName ? `${otherName} · ` : ''}
            {second.t('common:product')}
          </span>
        )}
      </div>
      <div className="title">
        <b lang={first.language}>{first.t('slip.title')}</b>
        {second && (
          <span lang={second.language} dir={second.direction}>
            {second.t('slip.title')}
          </span>
        )}
      </div>
    </header>
  );
}
