import { RULE_TEMPLATE_NAMES, RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { Link } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { RuleWords, useRuleLanguage } from './rule-words.tsx';
import { ruleTexts } from './rules.i18n.ts';
import styles from './rules.module.css';

const RulesPageQuery = graphql(/* GraphQL */ `
  query RulesPage($first: Int!) @live {
    ruleSets(first: $first) {
      nodes {
        id
        name
        isOffered
        version
      }
    }
  }
`);

/** The hub's own rules, and the templates that the house knows. */
export function RulesPage() {
  const t = useTexts(ruleTexts);
  const { manageRuleSets } = useViewer().viewerCan;
  const { data, error, refetch } = useLiveQuery(RulesPageQuery, { first: 100 });
  const sets = data?.ruleSets.nodes;
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <section className={styles.section}>
        <h2>{t('own')}</h2>
        <Sheet>
          {!sets &&
            (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />)}
          {sets?.length === 0 && (
            <p className={rowStyles.empty}>{t(manageRuleSets ? 'ownEmpty.manage' : 'ownEmpty.read')}</p>
          )}
          {sets && sets.length > 0 && (
            <ul className={rowStyles.rows}>
              {sets.map(({ id, name, isOffered, version }) => (
                <li key={id} className={rowStyles.row}>
                  <div className={rowStyles.what}>
                    <p className={rowStyles.name}>
                      <Link to={`/rules/${id}`}>{name}</Link>
                      {!isOffered && <span className={rowStyles.mark}>{t('notOffered')}</span>}
                    </p>
                    <p className={rowStyles.detail}>{t('version', { version })}</p>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      </section>
      <Templates />
    </>
  );
}

function Templates() {
  const t = useTexts(ruleTexts);
  const language = useRuleLanguage();
  const { manageRuleSets } = useViewer().viewerCan;
  return (
    <section className={styles.section}>
      <h2>{t('templates')}</h2>
      <ul className={styles.sets}>
        {RULE_TEMPLATE_NAMES.map((key) => {
          const { name, source, rules } = RULE_TEMPLATES[key];
          return (
            <li key={key}>
              <Sheet className={styles.template}>
                <h3>{name[language]}</h3>
                <p className={rowStyles.detail}>
                  {t('source')} <span lang="de">{source}</span>
                </p>
                <p>{tellRules(rules, language)[0]}</p>
                <details className={styles.fold}>
                  <summary>
                    {t('allRules')}
                    <span className="kern-sr-only">: {name[language]}</span>
                  </summary>
                  <RuleWords rules={rules} />
                </details>
                {manageRuleSets && (
                  <p>
                    <Link to={`/rules/new?template=${key}`}>{t('use', { name: name[language] })}</Link>
                  </p>
                )}
              </Sheet>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
