import { useQuery } from '@apollo/client/react';
import type { ComponentProps } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { StartCirculationPageQuery as Page } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Narrow, PageHeading } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import { useFormerRound } from './former-round.ts';
import { nextTexts } from './next.i18n.ts';
import { Rules_set, rulesOf } from './rule-set-operations.ts';
import { useRuleLanguage } from './rule-words.tsx';
import { StartCirculationForm } from './start-circulation-form.tsx';
import { templatesIn } from './start-facts.ts';
import { StartCirculationPageQuery } from './start-operations.ts';
import { startTexts } from './start.i18n.ts';

/** A document is sent round: by which rules, to whom, until when. */
export function StartCirculationPage() {
  const { documentId = '' } = useParams();
  const { data, error, refetch } = useQuery(StartCirculationPageQuery, { variables: { documentId } });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
  const { document, ruleSets } = data;
  return document ? <Start key={documentId} document={document} ruleSets={ruleSets} /> : <NotFound />;
}

interface StartProps {
  document: NonNullable<Page['document']>;
  ruleSets: Page['ruleSets'];
}

function Start({ document, ruleSets }: StartProps) {
  const t = useTexts(startTexts);
  const spaces = useTexts(spaceTexts);
  const next = useTexts(nextTexts);
  const [question] = useSearchParams();
  const after = question.get('after');
  const language = useRuleLanguage();
  const { id, title, space, viewerCan, trashedAt } = document;
  const crumbs = [
    { label: spaces('title'), to: '/' },
    { label: space.name, to: `/spaces/${space.id}` },
    { label: title, to: `/documents/${id}` },
  ];
  const own = ruleSets.nodes
    .filter(({ isOffered }) => isOffered)
    .map(({ id: ruleSetId, name, rules }) => ({
      key: ruleSetId,
      ruleSetId,
      template: null,
      name,
      rules: rulesOf(readFragment(Rules_set, rules)),
    }));
  return (
    <Narrow>
      <PageHeading
        title={(after ? next : t)('title', { title })}
        lead={(after ? next : t)('lead')}
        above={<Breadcrumb crumbs={crumbs} />}
      />
      {viewerCan.circulate && trashedAt === null ? (
        <Form
          document={document}
          own={own}
          templates={templatesIn(language)}
          mayAskGuests={viewerCan.manageGuests}
          after={after}
        />
      ) : (
        <Alert kind="info" title={t('mayNot')}>
          <p>{t('mayNotWhat')}</p>
        </Alert>
      )}
    </Narrow>
  );
}

type FormProps = Omit<ComponentProps<typeof StartCirculationForm>, 'former'>;

/** Of a first round, or of one that follows another. */
function Form({ after, ...props }: FormProps & { after: string | null }) {
  return after === null ? (
    <StartCirculationForm {...props} />
  ) : (
    <NextForm key={after} {...props} after={after} />
  );
}

function NextForm({ after, ...props }: FormProps & { after: string }) {
  const t = useTexts(nextTexts);
  const { former, error, retry } = useFormerRound(after, props.document.space.id);
  if (error) return <Trouble error={error} onRetry={retry} />;
  if (former === undefined) return <Skeleton lines={8} />;
  if (former?.round.viewerCan.startNext && former.round.document?.id === props.document.id)
    return <StartCirculationForm {...props} former={former} />;
  return (
    <Alert kind="info" title={t('gone')}>
      <p>{t('goneWhat')}</p>
      {former && (
        <p>
          <Link to={`/circulations/${after}`}>{t('toRound')}</Link>
        </p>
      )}
    </Alert>
  );
}
