import { useTexts } from '../platform/i18n/texts.ts';
import styles from './circulations.module.css';
import { useDeadlineWords } from './deadline-time.tsx';
import type { OfferedRules, StartFacts } from './start-facts.ts';
import { startTexts } from './start.i18n.ts';
import { useDeadlinePreview } from './use-deadline-preview.ts';

interface StartSummaryProps {
  facts: StartFacts;
  title: string;
  question: string;
  rules: OfferedRules;
}

/** What is about to be started, in one place. */
export function StartSummary({ facts, title, question, rules }: StartSummaryProps) {
  const t = useTexts(startTexts);
  const deadlineWords = useDeadlineWords();
  const { deadline } = useDeadlinePreview(facts, rules.rules);
  const inside = facts.whom === 'BODY' ? [facts.body] : facts.members;
  const asked = [...inside, ...facts.guests].flatMap((one) => one?.name.trim() || []).join(', ');
  const entries = {
    document: [title, ...facts.further.map((each) => each.title)].join(', '),
    question,
    rules: rules.name,
    whom: asked || t('nobody'),
    deadline: deadline ? deadlineWords(deadline.at) : '–',
  };
  return (
    <section className={styles.summary} aria-labelledby="summary">
      <h2 id="summary" className={styles.small}>
        {t('summary')}
      </h2>
      <dl className={styles.facts}>
        {(['document', 'question', 'rules', 'whom', 'deadline'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`summaryOf.${name}`)}</dt>
            <dd>{entries[name]}</dd>
          </div>
        ))}
      </dl>
      <p>{t('mails')}</p>
    </section>
  );
}
