import { LIMITS } from '@umlauf/shared/limits';
import { Link } from 'react-router';
import type { RemarkRow_RemarkFragment } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { FieldGroup, RadioField, TextArea } from '../platform/ui/field.tsx';
import styles from './circulations.module.css';
import type { LoadedFormer } from './former-round.ts';
import { nextTexts } from './next.i18n.ts';
import { RemarkWords } from './remark-list.tsx';
import { Rules_set, rulesOf } from './rule-set-operations.ts';
import { type FormerFacts, REMARK_OUTCOMES, type RemarkFacts, type StartFacts } from './start-facts.ts';

interface NextFieldsProps {
  former: LoadedFormer;
  facts: FormerFacts;
  onChange: (changed: Partial<StartFacts>) => void;
  fault: (field: string) => string | undefined;
}

/** What becomes of each remark of the former round, and whether the change is substantial. */
export function NextFields({ former, facts, onChange, fault }: NextFieldsProps) {
  const t = useTexts(nextTexts);
  const { round, remarks, left } = former;
  const rules = rulesOf(readFragment(Rules_set, round.rules));
  const change = (changed: Partial<FormerFacts>) => onChange({ former: { ...facts, ...changed } });
  const changeRemark = (id: string, changed: Partial<RemarkFacts>) =>
    change({
      remarks: facts.remarks.map((one) => (one.answerId === id ? { ...one, ...changed } : one)),
    });
  return (
    <section className={styles.section} aria-labelledby="remarks">
      {round.document && round.document.revision <= round.revision && (
        <Alert kind="info" title={t('unchanged')}>
          <p>{t('unchangedWhat')}</p>
          <p>
            <Link to={`/documents/${round.document.id}`}>{t('toDocument')}</Link>
          </p>
        </Alert>
      )}
      <h2 id="remarks" className={styles.small}>
        {t('remarks')}
      </h2>
      {remarks.length === 0 && <p>{t('remarksNone')}</p>}
      {remarks.map((remark, index) => (
        <RemarkField
          key={remark.id}
          remark={remark}
          facts={facts.remarks[index]!}
          fault={fault}
          onChange={(changed) => changeRemark(remark.id, changed)}
        >
          <RemarkWords remark={remark} rules={rules} />
        </RemarkField>
      ))}
      <FieldGroup legend={t('substantial')} fault={fault('isSubstantial') && t('substantialChoose')}>
        {([true, false] as const).map((isSubstantial) => {
          const key = isSubstantial ? 'yes' : 'no';
          return (
            <RadioField
              key={key}
              name="isSubstantial"
              label={t(`substantialOf.${key}`)}
              hint={t(`substantialOf.${key}Hint`)}
              checked={facts.isSubstantial === isSubstantial}
              onChange={() => change({ isSubstantial })}
            />
          );
        })}
      </FieldGroup>
      {left.length > 0 && <p>{t('left', { names: left.join(', ') })}</p>}
    </section>
  );
}

interface RemarkFieldProps {
  remark: RemarkRow_RemarkFragment;
  facts: RemarkFacts;
  fault: (field: string) => string | undefined;
  onChange: (changed: Partial<RemarkFacts>) => void;
  children: React.ReactNode;
}

function RemarkField({ remark, facts, fault, onChange, children }: RemarkFieldProps) {
  const t = useTexts(nextTexts);
  const isNeeded = facts.outcome !== 'ACCEPTED';
  return (
    <div className={styles.guest}>
      {children}
      <FieldGroup legend={t('become')} fault={fault(`remarks.${remark.id}.outcome`) && t('choose')}>
        <div className={styles.choices}>
          {REMARK_OUTCOMES.map((outcome) => (
            <RadioField
              key={outcome}
              name={`outcome-${remark.id}`}
              label={t(`outcome.${outcome}`)}
              checked={facts.outcome === outcome}
              onChange={() => onChange({ outcome })}
            />
          ))}
        </div>
      </FieldGroup>
      {facts.outcome && (
        <TextArea
          label={t('reason')}
          optional={isNeeded ? undefined : t('optional')}
          required={isNeeded}
          rows={3}
          maxLength={LIMITS.remarkCharacters}
          value={facts.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
          fault={fault(`remarks.${remark.id}.reason`)}
        />
      )}
    </div>
  );
}
