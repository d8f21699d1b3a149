import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { SubscribeButton } from './calendar-links.tsx';
import { EndMeetingSeries, MeetingSeries_series, type ShownSeries } from './meeting-operations.ts';
import { HOME_ZONE } from './meeting-time.ts';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';
import { PlanMeetingDialog } from './plan-meeting-dialog.tsx';
import { planTexts } from './plan.i18n.ts';
import { SeriesDialog } from './series-dialog.tsx';
import { StandingAgenda, StandingButton } from './standing-agenda.tsx';
import { useRhythmWords } from './use-rhythm-words.ts';

interface SeriesListProps {
  spaceId: string;
  series: readonly ShownSeries[];
}

/** The series of a space; those that have ended come last. */
export function SeriesList({ spaceId, series }: SeriesListProps) {
  const t = useTexts(meetingTexts);
  const isOver = (one: ShownSeries) => readFragment(MeetingSeries_series, one).endedAt !== null;
  const sorted = series.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  return (
    <ul className={rowStyles.rows} aria-label={t('series')}>
      {sorted.map((one) => (
        <SeriesRow key={one.id} spaceId={spaceId} one={one} />
      ))}
    </ul>
  );
}

type Asked = 'CHANGE' | 'END' | 'PLAN';

function SeriesRow({ spaceId, one }: { spaceId: string; one: ShownSeries }) {
  const t = useTexts(meetingTexts);
  const plan = useTexts(planTexts);
  const formats = useFormats();
  const words = useRhythmWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => setAsked(null);
  const series = readFragment(MeetingSeries_series, one);
  const { id, title, purpose, rrule, startsAtTime, timeZone, endedAt, viewerCanChange } = series;
  const [next] = one.meetings.nodes;
  const rhythm = plan('series.of', { rhythm: words.ofRule(rrule), from: startsAtTime });
  return (
    <li className={`${rowStyles.row} ${styles.series}`} id={id}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>
          {title}
          {endedAt && <span className={rowStyles.mark}>{t('ended')}</span>}
        </p>
        <p className={rowStyles.detail}>
          {rhythm}
          {timeZone !== HOME_ZONE && ` (${timeZone.replaceAll('_', ' ')})`}
        </p>
        {purpose && <p className={rowStyles.detail}>{purpose}</p>}
        <p className={rowStyles.detail}>
          {next ? (
            <Link to={`/spaces/${spaceId}/meetings/${next.id}`}>
              {t('next', { moment: `${formats.weekday(next.startsAt)}, ${formats.time(next.startsAt)}` })}
            </Link>
          ) : (
            t('noNext')
          )}
        </p>
      </div>
      <div className={styles.tools}>
        {!endedAt && <SubscribeButton small calendar={{ kind: 'series', seriesId: id }} about={title} />}
        <StandingButton title={title} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
        {viewerCanChange && <SeriesTools title={title} onAsk={setAsked} />}
      </div>
      {isOpen && (
        <div className={styles.standingItems}>
          <StandingAgenda seriesId={id} />
        </div>
      )}
      {asked === 'CHANGE' && <SeriesDialog spaceId={spaceId} present={series} onClose={close} />}
      {asked === 'PLAN' && <PlanMeetingDialog spaceId={spaceId} series={series} onClose={close} />}
      {asked === 'END' && <EndDialog id={id} title={title} onClose={close} />}
    </li>
  );
}

function EndDialog({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const t = useTexts(planTexts);
  const [end] = useMutation(EndMeetingSeries);
  return (
    <ConfirmDialog
      title={t('series.endTitle', { title })}
      confirm={t('series.end')}
      onConfirm={async () => {
        await end({ variables: { seriesId: id } });
        notify({ kind: 'success', words: t('series.ended') });
      }}
      onClose={onClose}
    >
      <p>{t('series.endWhat')}</p>
    </ConfirmDialog>
  );
}

function SeriesTools({ title, onAsk }: { title: string; onAsk: (asked: Asked) => void }) {
  const t = useTexts(meetingTexts);
  const plan = useTexts(planTexts);
  return (
    <>
      <Button small onClick={() => onAsk('PLAN')} aria-label={`${t('plan')}: ${title}`}>
        {t('plan')}
      </Button>
      <Button small onClick={() => onAsk('CHANGE')} aria-label={`${plan('series.change')}: ${title}`}>
        {plan('series.change')}
      </Button>
      <Button
        small
        look="tertiary"
        onClick={() => onAsk('END')}
        aria-label={`${plan('series.end')}: ${title}`}
      >
        {plan('series.end')}
      </Button>
    </>
  );
}
