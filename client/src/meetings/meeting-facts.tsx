import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import { MeetingRow_meeting, type ShownMeeting } from './meeting-operations.ts';
import { useSpanWords } from './meeting-time.ts';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';

/** When and where a meeting is, and who leads it. */
export function MeetingFacts({ meeting }: { meeting: ShownMeeting }) {
  const t = useTexts(meetingTexts);
  const spanWords = useSpanWords();
  const row = readFragment(MeetingRow_meeting, meeting);
  const { occurrenceAt, videoUrl, body, series, space, chair, keeper } = meeting;
  const isMoved = occurrenceAt && occurrenceAt !== row.startsAt;
  const length = Date.parse(row.endsAt) - Date.parse(row.startsAt);
  return (
    <Sheet>
      <section className={styles.part} aria-labelledby="facts">
        <h2 id="facts">{t('page.facts')}</h2>
        <dl className={styles.facts}>
          <dt>{t('page.when')}</dt>
          <dd>
            <time dateTime={row.startsAt}>{spanWords(row)}</time>
            {isMoved && (
              <p className={styles.muted}>
                {t('page.moved', {
                  moment: spanWords({
                    ...row,
                    startsAt: occurrenceAt,
                    endsAt: new Date(Date.parse(occurrenceAt) + length).toISOString(),
                  }),
                })}
              </p>
            )}
          </dd>
          {row.place && <Fact name={t('page.where')}>{row.place}</Fact>}
          {videoUrl && (
            <Fact name={t('page.video')}>
              <a href={videoUrl} target="_blank" rel="noopener noreferrer">
                {t('page.videoLink')}
              </a>
            </Fact>
          )}
          {body && (
            <Fact name={t('page.body')}>
              <Link to={`/bodies/${body.id}`}>{body.name}</Link>
            </Fact>
          )}
          {series && (
            <Fact name={t('page.series')}>
              <Link to={`/spaces/${space?.id}/meetings#${series.id}`}>{series.title}</Link>
            </Fact>
          )}
          <Fact name={t('page.chair')}>{chair?.name ?? t('page.nobody')}</Fact>
          <Fact name={t('page.keeper')}>{keeper?.name ?? t('page.nobody')}</Fact>
        </dl>
      </section>
    </Sheet>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
