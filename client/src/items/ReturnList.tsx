import './return-list.css';
import type { StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { Fragment } from 'react';
import { createPortal } from 'react-dom';
import { type ItemStory, tellingMarks } from './item-story.ts';
import { type Tongue, useTwoTongues } from './use-two-tongues.ts';

interface ReturnListProps {
  stories: readonly ItemStory[];
  number: string;
  station: StationBrand;
  /** The owner’s. */
  language: Language;
  printedAt: number;
}

/** The list that the owner signs: shown here, and alone on paper, A4. */
export function ReturnList(props: ReturnListProps) {
  const tongues = useTwoTongues(props.language);
  if (tongues.length === 0) return null;
  return (
    <>
      <Page {...props} tongues={tongues} place="preview" />
      {createPortal(<Page {...props} tongues={tongues} place="paper" />, document.body)}
    </>
  );
}

type PageProps = ReturnListProps & { tongues: readonly Tongue[]; place: 'preview' | 'paper' };

function Page({ stories, number, station, printedAt, tongues, place }: PageProps) {
  const names = new Set(tongues.map(({ language }) => station.names[language] ?? station.names['zh-Hans']));
  const said = (text: string) => <Said tongues={tongues} text={text} />;
  return (
    <article className={`return-list ${place}`} aria-hidden={place === 'paper'} lang={tongues[0]?.language}>
      <h1>{said('print.title')}</h1>
      <dl>
        <dt>{said('print.station')}</dt>
        <dd>{[...names].join(' · ')}</dd>
        <dt>{said('print.case')}</dt>
        <dd>
          <bdi dir="ltr">{number}</bdi>
        </dd>
        <dt>{said('print.date')}</dt>
        <dd>
          <bdi dir="ltr">{dateIn(station.timeZone, printedAt)}</bdi>
        </dd>
      </dl>
      <ItemTable stories={stories} tongues={tongues} />
      {tongues.map(({ language, direction, t }) => (
        <p key={language} className="statement" lang={language} dir={direction}>
          {t('print.statement')}
        </p>
      ))}
      <div className="signatures">
        {(['ownerName', 'owner', 'officer', 'witness', 'signedOn'] as const).map((who) => (
          <p key={who}>
            <span>{said(`print.${who}`)}</span>
            <i />
          </p>
        ))}
      </div>
    </article>
  );
}

function ItemTable({ stories, tongues }: Pick<PageProps, 'stories' | 'tongues'>) {
  const said = (text: string) => <Said tongues={tongues} text={text} />;
  const [first] = tongues;
  return (
    <table>
      <thead>
        <tr>
          {(['no', 'item', 'marks', 'value', 'checked'] as const).map((column) => (
            <th key={column} scope="col" className={`col-${column}`}>
              {said(`print.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stories.map(({ item }, index) => (
          <tr key={item.id}>
            <td>{index + 1}</td>
            <td>
              <bdi>{item.name}</bdi>
            </td>
            <td>
              {tellingMarks(item).map(({ mark, text }) => (
                <p key={mark}>
                  {first?.t(`field.${mark}`)} <bdi>{text}</bdi>
                </p>
              ))}
            </td>
            <td>{item.value?.toLocaleString('en')}</td>
            <td aria-hidden="true">□</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A text in each language of the page. */
function Said({ tongues, text }: { tongues: readonly Tongue[]; text: string }) {
  return tongues.map(({ language, direction, t }, place) => (
    <Fragment key={language}>
      {place > 0 && ' '}
      <bdi lang={language} dir={direction}>
        {t(text)}
      </bdi>
    </Fragment>
  ));
}

/** "2026-11-23" in the station’s zone, the same in every language. */
function dateIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}
