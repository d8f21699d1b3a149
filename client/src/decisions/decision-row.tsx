import { entryPath } from '@umlauf/shared/entries';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { DecisionRow_decision, type DecisionRow as Row } from './decision-operations.ts';
import { DecisionStateDialog } from './decision-state-dialog.tsx';
import styles from './decisions.module.css';
import { decisionTexts } from './decisions.i18n.ts';

interface DecisionRowProps {
  decision: FragmentType<typeof DecisionRow_decision>;
}

/** One entry of the register. */
export function DecisionRow({ decision }: DecisionRowProps) {
  const t = useTexts(decisionTexts);
  const [setting, setSetting] = useState(false);
  const row = readFragment(DecisionRow_decision, decision);
  const { number, title, wording, state } = row;
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>
          <span className={styles.number}>{number}</span> <Way to={wayTo(row)}>{title}</Way>
          <span className={rowStyles.mark}>{t(`state.${state}`)}</span>
        </p>
        <p className={styles.wording}>{wording}</p>
        <p className={rowStyles.detail}>
          <Facts row={row} />
        </p>
        {(row.stateOn || row.stateNote) && <State row={row} />}
      </div>
      {row.viewerCan.setState && (
        <div className={rowStyles.actions}>
          <Button
            small
            look="tertiary"
            aria-label={t('set.openOf', { number })}
            onClick={() => setSetting(true)}
          >
            {t('set.open')}
          </Button>
        </div>
      )}
      {setting && <DecisionStateDialog decision={row} onClose={() => setSetting(false)} />}
    </li>
  );
}

interface Source {
  circulation: { id: string } | null;
  document: { id: string } | null;
  entry: { id: string } | null;
}

/** To the round that decided, or to the sentence in the text; null: the viewer reads neither. */
function wayTo({ circulation, document, entry }: Source): string | null {
  if (circulation) return `/circulations/${circulation.id}`;
  return document && entry ? entryPath(document.id, entry.id) : null;
}

function Way({ to, children }: { to: string | null; children: ReactNode }) {
  return to ? <Link to={to}>{children}</Link> : children;
}

const COUNTED = ['agreed', 'refused', 'abstained', 'notConcerned', 'silent'] as const;

function Facts({ row: { outcome, decidedAt, bodyName, space, votes, entry } }: { row: Row }) {
  const t = useTexts(decisionTexts);
  const formats = useFormats();
  const decided = t('decided', { outcome: t(`outcome.${outcome}`), date: formats.date(decidedAt) });
  const counts = COUNTED.filter((name) => votes[name] > 0).map((name) =>
    t(`votes.${name}`, { count: votes[name] }),
  );
  const from = [bodyName ?? space?.name, entry ? t('inText') : null];
  return <>{[...from, decided, counts.join(', ')].filter(Boolean).join(' · ')}</>;
}

/** What has become of it, since when, and what was said about it. */
function State({ row: { state, stateOn, stateNote, replacedBy } }: { row: Row }) {
  const t = useTexts(decisionTexts);
  const formats = useFormats();
  return (
    <p className={styles.wording}>
      {stateOn && t('since', { state: t(`state.${state}`), date: formats.date(`${stateOn}T12:00:00Z`) })}
      {replacedBy && (
        <>
          {` · ${t('replacedBy')} `}
          <Way to={wayTo(replacedBy)}>{replacedBy.number}</Way>
        </>
      )}
      {stateNote && ` · ${stateNote}`}
    </p>
  );
}
