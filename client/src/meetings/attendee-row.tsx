import type { MeetingParticipantKind } from '../gql/graphql.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Icon } from '../platform/ui/icon.tsx';
import { type MenuChoice, MenuButton } from '../platform/ui/menu-button.tsx';
import styles from './attendance.module.css';
import { attendanceTexts } from './attendance.i18n.ts';
import type { Attendee } from './attendance-operations.ts';
import type { AttendanceActions } from './use-attendance-actions.ts';

interface AttendeeRowProps {
  attendee: Attendee;
  mayTake: boolean;
  isRunning: boolean;
  actions: AttendanceActions;
  onCorrect: () => void;
}

const KINDS: readonly MeetingParticipantKind[] = ['ENTITLED', 'ADVISORY', 'GUEST'];

/** Somebody on the list: whether they are there, and for those who note it one key for coming and going. */
export function AttendeeRow({ attendee, mayTake, isRunning, actions, onCorrect }: AttendeeRowProps) {
  const t = useTexts(attendanceTexts);
  const name = useAttendeeName()(attendee);
  const choices = useChoices(attendee, actions, onCorrect);
  const { id, kind, state, organisation, organisationName } = attendee;
  const isThere = state === 'PRESENT';
  const facts = [organisation?.name ?? organisationName, t(`kind.${kind}`)].filter(Boolean);
  return (
    <li className={styles.row} data-attendee={id}>
      <div>
        <p>
          <strong>{name}</strong>
        </p>
        <p className={styles.muted}>{facts.join(' · ')}</p>
        <p className={styles.muted}>
          <span className={styles.state}>{t(`state.${state}`)}</span> <Stays attendee={attendee} />
        </p>
      </div>
      {mayTake && isRunning && (
        <Button
          small
          look={isThere ? 'tertiary' : 'secondary'}
          aria-label={t(isThere ? 'leftOf' : 'cameOf', { name })}
          onClick={() => void actions.say([id], isThere ? 'LEFT' : 'PRESENT', name)}
        >
          {t(isThere ? 'left' : 'came')}
        </Button>
      )}
      {mayTake && (
        <MenuButton label={t('menu', { name })} choices={choices} className={styles.menu}>
          <Icon name="more" />
        </MenuButton>
      )}
    </li>
  );
}

/** What somebody on the list is called. */
export function useAttendeeName(): (attendee: Attendee) => string {
  const t = useTexts(attendanceTexts);
  return ({ account, name }) => account?.name ?? (name || t('gone'));
}

function Stays({ attendee: { stays } }: { attendee: Attendee }) {
  const t = useTexts(attendanceTexts);
  const { time } = useFormats();
  const spans = stays.map(({ cameAt, leftAt }) =>
    leftAt ? t('stay', { from: time(cameAt), until: time(leftAt) }) : t('since', { from: time(cameAt) }),
  );
  return <>{spans.join(', ')}</>;
}

function useChoices(attendee: Attendee, actions: AttendanceActions, onCorrect: () => void): MenuChoice[] {
  const t = useTexts(attendanceTexts);
  const name = useAttendeeName()(attendee);
  const { id, state, kind, stays } = attendee;
  const said = [
    ['EXCUSED', 'excused'],
    ['UNEXCUSED', 'unexcused'],
    ['EXPECTED', 'reset'],
  ] as const;
  // Whoever came and went was there: their times are put right instead.
  const hasGone = stays.some(({ leftAt }) => leftAt !== null);
  return [
    ...said
      .filter(([next]) => next !== state && !hasGone)
      .map(([next, word]) => ({ label: t(word), onSelect: () => void actions.say([id], next, name) })),
    { label: t('times.open'), icon: 'edit' as const, onSelect: onCorrect },
    ...KINDS.filter((each) => each !== kind).map((each) => ({
      label: t(`as.${each}`),
      onSelect: () => void actions.list(attendee, each),
    })),
    ...(stays.length === 0
      ? [{ label: t('remove'), icon: 'delete' as const, onSelect: () => void actions.remove(attendee) }]
      : []),
  ];
}
