import { nextStage } from '@sunshine-seat/shared/domain/case-state.ts';
import { MAX_WINDOW_MINUTES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { formatCountdown, formatLength, formatTime } from '../ui/format.ts';
import { Horizon } from '../ui/Horizon.tsx';
import { HeroLead } from '../ui/PhoneShell.tsx';
import { RingFace } from '../ui/RingFace.tsx';
import { StageTracker } from '../ui/StageTracker.tsx';
import { WindowRing } from '../ui/WindowRing.tsx';
import { ownSteps } from './own-steps.ts';
import { isCaseEnded, type OwnView } from './own-view.ts';

type Words = { eyebrow: string; title: string; long?: boolean; sub?: string };

function wordsFor(t: TFunction, { header, case: own }: OwnCase, view: OwnView): Words {
  const stage = t(`stage.${header.stage}`);
  const sentence = t(`stageSentence.${header.stage}`);
  if (isCaseEnded(header)) {
    const title = header.outcome ? t(`outcome.${header.outcome}`) : stage;
    return { eyebrow: header.stage === 'closed' ? t('hero.closed') : t('hero.now'), title, sub: sentence };
  }
  if (view.phase === 'open') return { eyebrow: t('hero.now'), title: stage, sub: sentence };
  if (view.phase === 'waiting') {
    if (view.variant === 'asked') {
      return { eyebrow: t('hero.now'), title: t('hero.asked', { stage }), long: true };
    }
    const sub = view.variant === 'not-asked' ? sentence : t(`hero.${view.variant}`);
    return { eyebrow: t('hero.now'), title: stage, sub };
  }
  const time = formatTime(view.until, own.station.timeZone);
  const eyebrow = t(view.reason === 'revoked' ? 'hero.revokedEyebrow' : 'hero.endedEyebrow');
  return { eyebrow, title: t('hero.goesOn'), sub: t(`hero.until.${view.reason}`, { time }) };
}

/** Refused and transferred are no step: the stage alone is said. */
function stepWords(t: TFunction, { header }: OwnCase, view: OwnView, at: number, m: number): string {
  const stage = t(`stage.${header.stage}`);
  if (header.stage === 'refused' || header.stage === 'transferred') return `[${stage}]`;
  const n = at + 1;
  return view.phase === 'ended' ? t('step.is', { n, stage }) : t('step.of', { n, m });
}

function OpenRing({
  view,
  timeZone,
  now,
}: {
  view: OwnView & { phase: 'open' };
  timeZone: string;
  now: number;
}) {
  const { t } = useTranslation();
  const left = view.endsAt - now;
  return (
    <WindowRing elapsed={view.elapsed} size={216} label={t('ring.left', { length: formatLength(left) })}>
      <RingFace
        above={t('ring.leftCaption')}
        time={formatCountdown(left)}
        below={t('ring.endsAt', { time: formatTime(view.endsAt, timeZone) })}
      />
    </WindowRing>
  );
}

function WaitingRing() {
  const { t } = useTranslation();
  return (
    <WindowRing elapsed={0} state="wait" size={184} label={t('ring.notStarted')}>
      <RingFace
        above={t('ring.upTo')}
        time={formatCountdown(MAX_WINDOW_MINUTES * 60_000)}
        below={t('ring.onceApproved')}
      />
    </WindowRing>
  );
}

function RestingRing({ view, own }: { view: OwnView & { phase: 'ended' }; own: OwnCase }) {
  const { t } = useTranslation();
  const { timeZone } = own.case.station;
  const from = formatTime(view.startsAt, timeZone);
  const until = formatTime(view.until, timeZone);
  const count = own.events.filter((event) => event.entry.type === 'update').length;
  return (
    <WindowRing elapsed={1} state="set" size={184} label={t('ring.rested', { from, until })}>
      <RingFace
        above={<Horizon />}
        time={`${from}–${until}`}
        below={count > 0 ? t('ring.shared', { count }) : undefined}
      />
    </WindowRing>
  );
}

/** The catalogue puts what is to be stressed between square brackets. */
function Emphasised({ children }: { children: string }) {
  const [before, stressed, after] = children.split(/[[\]]/);
  return (
    <>
      {before}
      <b>{stressed}</b>
      {after}
    </>
  );
}

/** Now, how long, and which step: the ink part of the complainant's page. */
export function OwnHero({ own, view, now }: { own: OwnCase; view: OwnView; now: number }) {
  const { t } = useTranslation();
  const { header, events } = own;
  const words = wordsFor(t, own, view);
  const { steps, at } = ownSteps(own.case.kind, header.stage, events);
  const next = nextStage(own.case.kind, header.stage);
  const hasDial = view.phase !== 'waiting' || view.variant === 'asked' || view.variant === 'not-asked';
  return (
    <>
      <HeroLead eyebrow={words.eyebrow} title={words.title} long={words.long}>
        {words.sub}
      </HeroLead>
      {hasDial && !(isCaseEnded(header) && view.phase === 'waiting') ? (
        <div className="dial">
          {view.phase === 'open' && <OpenRing view={view} timeZone={own.case.station.timeZone} now={now} />}
          {view.phase === 'waiting' && <WaitingRing />}
          {view.phase === 'ended' && <RestingRing view={view} own={own} />}
        </div>
      ) : (
        <div className="dial" />
      )}
      <StageTracker steps={steps} resting={view.phase === 'ended' || isCaseEnded(header)}>
        <p>
          <span>
            <Emphasised>{stepWords(t, own, view, at, steps.length)}</Emphasised>
          </span>
          {next && <span>{t('step.next', { stage: t(`stageNext.${next}`) })}</span>}
        </p>
      </StageTracker>
    </>
  );
}
