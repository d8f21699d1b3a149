import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { CirculationDocument, type CirculationRow, type ShownCirculation } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { TimeLeft, useDeadlineWords } from './deadline-time.tsx';
import { RuleWords, useRuleLanguage } from './rule-words.tsx';

interface CirculationFactsProps {
  circulation: ShownCirculation;
  row: CirculationRow;
  rules: RuleSet;
}

/** What is asked, of whom, by whom, until when and by which rules. */
export function CirculationFacts({ circulation, row, rules }: CirculationFactsProps) {
  const t = useTexts(circulationTexts);
  const formats = useFormats();
  const deadlineWords = useDeadlineWords();
  // Null for whoever is only asked: they see what goes round alone.
  const { data } = useLiveQuery(CirculationDocument, { id: circulation.id });
  const document = data?.circulation?.document;
  const { startedBy, viewerSeats, contentHash } = circulation;
  const { startedAt, deadlineAt, endedAt, bodyName } = row;
  const starter = { moment: formats.moment(startedAt), name: startedBy?.name ?? t('somebody') };
  return (
    <Sheet className={styles.part}>
      <h2 className={styles.muted}>{t('page.question')}</h2>
      <p className={styles.question}>{row.question}</p>
      {viewerSeats.length > 0 && (
        <p className={styles.narrow}>
          <a href="#answer">{t('page.toAnswer')}</a>
        </p>
      )}
      <dl className={styles.facts}>
        <Fact term={t('page.deadline')}>
          <time dateTime={deadlineAt}>{deadlineWords(deadlineAt)}</time>
          {' · '}
          <strong>
            {endedAt ? t('ended', { moment: formats.moment(endedAt) }) : <TimeLeft deadlineAt={deadlineAt} />}
          </strong>
        </Fact>
        <Fact term={t('page.startedBy')}>{t('page.startedByWhom', starter)}</Fact>
        <Fact term={t('page.whom')}>
          {bodyName ? t('page.ofBody', { name: bodyName }) : t('page.ofSpace')}
        </Fact>
        <Fact term={t('page.rules')}>
          <RulesName circulation={circulation} />
        </Fact>
        <Fact term={t('page.document')}>
          {document && (
            <>
              <Link to={`/documents/${document.id}`}>{document.title}</Link>
              {', '}
            </>
          )}
          {t('page.documentFrozen', { moment: formats.moment(startedAt) })}
        </Fact>
      </dl>
      <Details rules={rules} contentHash={contentHash} />
      <div role="status">
        {document && document.revision > circulation.revision && (
          <Alert kind="info" title={t('page.changed')}>
            <p>{t('page.changedWhat')}</p>
          </Alert>
        )}
      </div>
    </Sheet>
  );
}

export function Details({ rules, contentHash }: { rules: RuleSet; contentHash: string }) {
  const t = useTexts(circulationTexts);
  return (
    <>
      <details className={styles.fold}>
        <summary>{t('page.rulesWords')}</summary>
        <RuleWords rules={rules} />
      </details>
      <details className={styles.fold}>
        <summary>{t('page.hash')}</summary>
        <code className={styles.hash}>{contentHash}</code>
      </details>
    </>
  );
}

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function RulesName({
  circulation: { ruleSetName, ruleSetVersion, template },
}: {
  circulation: ShownCirculation;
}) {
  const t = useTexts(circulationTexts);
  const language = useRuleLanguage();
  if (ruleSetName) return <>{t('page.rulesNamed', { name: ruleSetName, version: ruleSetVersion ?? 1 })}</>;
  return template ? <>{RULE_TEMPLATES[template].name[language]}</> : null;
}
