import type { Quorum_QuorumFragment } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Icon } from '../platform/ui/icon.tsx';
import styles from './attendance.module.css';
import { attendanceTexts } from './attendance.i18n.ts';

/** Whether enough are there to decide; said when it changes. */
export function QuorumLine({ quorum }: { quorum: Quorum_QuorumFragment }) {
  const t = useTexts(attendanceTexts);
  const { isReached, ...counts } = quorum;
  return (
    <p className={styles.quorum} data-reached={isReached} role="status">
      <Icon name={isReached ? 'success' : 'warning'} />
      <span>{t(isReached ? 'quorum.yes' : 'quorum.no', counts)}</span>
    </p>
  );
}
