import { useMutation } from '@apollo/client/react';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { readFragment } from '../gql/index.ts';
import type { RuleSetPageQuery as Page } from '../gql/graphql.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button } from '../platform/ui/button.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { RenameDialog } from '../platform/ui/rename-dialog.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { RuleEditor } from './rule-editor.tsx';
import {
  AddRuleSetVersion,
  inputOf,
  Rules_set,
  rulesOf,
  RuleSetPageQuery,
  UpdateRuleSet,
} from './rule-set-operations.ts';
import { RuleWords } from './rule-words.tsx';
import { ruleTexts } from './rules.i18n.ts';
import styles from './rules.module.css';

type Shown = NonNullable<Page['ruleSet']>;

/** Named rules: what they mean, how they were, and the means to change them. */
export function RuleSetPage() {
  const t = useTexts(ruleTexts);
  const { ruleSetId = '' } = useParams();
  const { manageRuleSets } = useViewer().viewerCan;
  const { data, error, refetch } = useLiveQuery(RuleSetPageQuery, { id: ruleSetId });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={7} />;
  const { ruleSet } = data;
  if (!ruleSet) return <NotFound />;
  const rules = rulesOf(readFragment(Rules_set, ruleSet.rules));
  return (
    <>
      <PageHeading
        title={ruleSet.name}
        above={<Breadcrumb crumbs={[{ label: t('title'), to: '/rules' }]} />}
        lead={[t('version', { version: ruleSet.version }), !ruleSet.isOffered && t('notOffered')]
          .filter(Boolean)
          .join(' · ')}
        actions={manageRuleSets && <Rename set={ruleSet} />}
      />
      <div className={styles.section}>
        {manageRuleSets ? (
          <>
            <Sheet>
              <Offered set={ruleSet} />
            </Sheet>
            <Change set={ruleSet} present={rules} />
          </>
        ) : (
          <Sheet>
            <h2>{t('words')}</h2>
            <RuleWords rules={rules} />
          </Sheet>
        )}
      </div>
      <Versions set={ruleSet} />
    </>
  );
}

function Offered({ set: { id, isOffered } }: { set: Shown }) {
  const t = useTexts(ruleTexts);
  const [update] = useMutation(UpdateRuleSet);
  const submission = useSubmission(() =>
    update({ variables: { input: { ruleSetId: id, isOffered: !isOffered } } }),
  );
  return (
    <>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <CheckboxField label={t('offered')} checked={isOffered} onChange={submission.run} />
    </>
  );
}

function Rename({ set: { id, name: present } }: { set: Shown }) {
  const t = useTexts(ruleTexts);
  const [asked, setAsked] = useState(false);
  const [update] = useMutation(UpdateRuleSet);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('rename')}</Button>
      {asked && (
        <RenameDialog
          title={t('rename')}
          label={t('name')}
          present={present}
          rename={(name) => update({ variables: { input: { ruleSetId: id, name } } })}
          done={(name) => t('renamed', { name })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

/** Saving makes a version. When somebody else made one meanwhile, what is changed here stays until it is discarded. */
function Change({ set: { id, version }, present }: { set: Shown; present: RuleSet }) {
  const t = useTexts(ruleTexts);
  const [add] = useMutation(AddRuleSetVersion);
  const [changed, setChanged] = useState<{ from: number; rules: RuleSet } | null>(null);
  const rules = changed?.rules ?? present;
  const discard = () => {
    setChanged(null);
    // The button goes, and the focus with it.
    submission.form.ref.current?.querySelector('select')?.focus();
  };
  const isOutdated = changed !== null && changed.from < version;
  const submission = useSubmission(async () => {
    const input = { ruleSetId: id, expectedVersion: version, rules: inputOf(rules) };
    await add({ variables: { input } });
    setChanged(null);
    notify({ kind: 'success', words: t('saved', { version: version + 1 }) });
  });
  return (
    <form {...submission.form} className={styles.changing} aria-label={t('change')}>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <div role="status">
        {isOutdated && (
          <Alert kind="warning" title={t('newer', { version })}>
            <Button onClick={discard}>{t('takeNewer')}</Button>
          </Alert>
        )}
      </div>
      <RuleEditor
        rules={rules}
        onChange={(next) => setChanged({ from: changed?.from ?? version, rules: next })}
      >
        <Button type="submit" look="primary" busy={submission.busy}>
          {t('saveVersion', { version: version + 1 })}
        </Button>
      </RuleEditor>
    </form>
  );
}

function Versions({ set: { version: newest, versions } }: { set: Shown }) {
  const t = useTexts(ruleTexts);
  const formats = useFormats();
  const former = versions.nodes.filter(({ version }) => version < newest);
  if (former.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('versions')}</h2>
      <Sheet>
        {former.map(({ version, createdAt, createdBy, rules }) => (
          <details key={version} className={styles.fold}>
            <summary>
              {t('versionOf', { version, date: formats.date(createdAt) })}
              {createdBy && ` ${t('by', { name: createdBy.name })}`}
            </summary>
            <RuleWords rules={rulesOf(readFragment(Rules_set, rules))} />
          </details>
        ))}
      </Sheet>
    </section>
  );
}
