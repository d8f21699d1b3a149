import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { TrailList_EntryFragment } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Moment } from '../platform/ui/moment.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { isKnownKind, type TrailChoice } from './trail-choice.ts';
import styles from './trail.module.css';
import { trailTexts } from './trail.i18n.ts';

export const TrailList_entry = graphql(/* GraphQL */ `
  fragment TrailList_entry on TrailEntry {
    id
    kind
    at
    task
    organisation
    address
    actor {
      id
      name
    }
    account {
      id
      name
    }
    facts {
      name
      value
    }
  }
`);

interface TrailListProps {
  entries: readonly FragmentType<typeof TrailList_entry>[];
  onChooseActor: (actor: NonNullable<TrailChoice['actor']>) => void;
}

/** Entries of a trail, newest first. */
export function TrailList({ entries, onChooseActor }: TrailListProps) {
  const t = useTexts(trailTexts);
  return (
    <ol className={rowStyles.rows} aria-label={t('list')}>
      {readFragment(TrailList_entry, entries).map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <div className={rowStyles.what}>
            <p>
              <strong className={rowStyles.name}>
                {isKnownKind(entry.kind) ? t(`kind.${entry.kind}`) : entry.kind}
              </strong>
              {subjectOf(entry) && <>: {subjectOf(entry)}</>}
            </p>
            <p className={rowStyles.detail}>
              <Actor entry={entry} onChoose={onChooseActor} />
              {entry.organisation && <> {t('forOrganisation', { name: entry.organisation })}</>}
              {entry.address && <>, {t('fromAddress', { address: entry.address })}</>}
            </p>
          </div>
          <p className={rowStyles.detail}>
            <Moment at={entry.at} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Actor({
  entry,
  onChoose,
}: {
  entry: TrailList_EntryFragment;
  onChoose: TrailListProps['onChooseActor'];
}) {
  const t = useTexts(trailTexts);
  const { actor, task } = entry;
  if (!actor) return <>{task === null ? t('nobody') : task === 'operator' ? t('operator') : t('hub')}</>;
  return (
    <button
      type="button"
      className={styles.actor}
      aria-label={t('onlyBy', { name: actor.name })}
      onClick={() => onChoose({ id: actor.id, name: actor.name })}
    >
      {actor.name}
    </button>
  );
}

/** Whom or what it happened to, in the words of that moment; an own act names nobody twice. */
function subjectOf({ account, actor, facts }: TrailList_EntryFragment): string {
  const others = facts
    .filter(({ name, value }) => name !== 'name' && value !== 'true')
    .map(({ value }) => value);
  const name = facts.find((fact) => fact.name === 'name')?.value;
  const who = account && account.id !== actor?.id ? account.name : name;
  return [who, ...others].filter(Boolean).join(', ');
}
