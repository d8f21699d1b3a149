import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import rowStyles from '../platform/ui/rows.module.css';
import { AnswerCounts } from './answer-counts.tsx';
import { MeetingRow_meeting } from './meeting-operations.ts';
import { useSpanWords } from './meeting-time.ts';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';

interface MeetingRowProps {
  spaceId: string;
  meeting: FragmentType<typeof MeetingRow_meeting>;
}

/** One meeting in a list. */
export function MeetingRow({ spaceId, meeting }: MeetingRowProps) {
  const t = useTexts(meetingTexts);
  const spanWords = useSpanWords();
  const row = readFragment(MeetingRow_meeting, meeting);
  const { id, title, startsAt, place, state, viewerParticipation } = row;
  const own = viewerParticipation?.answer;
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>
          <Link to={`/spaces/${spaceId}/meetings/${id}`} className={state === 'CANCELLED' ? styles.gone : ''}>
            {title}
          </Link>
          <span className={rowStyles.mark}>{t(`state.${state}`)}</span>
          {own && state === 'INVITED' && <span className={rowStyles.mark}>{t(`answer.${own}`)}</span>}
        </p>
        <p className={rowStyles.detail}>
          <time dateTime={startsAt}>{spanWords(row)}</time>
          {place && ` · ${place}`}
        </p>
        {state === 'INVITED' && (
          <p className={rowStyles.detail}>
            <AnswerCounts counts={row.answers} />
          </p>
        )}
      </div>
    </li>
  );
}
