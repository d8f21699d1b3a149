import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { NextPage } from '../platform/ui/next-page.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { OrganisationDialog } from './organisation-dialog.tsx';
import { OrganisationRow } from './organisation-row.tsx';
import { organisationTexts } from './organisations.i18n.ts';

const OrganisationsTabQuery = graphql(/* GraphQL */ `
  query OrganisationsTab($search: String, $after: String) @live {
    organisations(first: 50, after: $after, search: $search) {
      totalCount
      nodes {
        id
        ...OrganisationRow_organisation
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The directory of organisations, for those who look after it. */
export function OrganisationsTab() {
  const t = useTexts(organisationTexts);
  const [search, setSearch] = useState('');
  const [creating, setCreating] = useState(false);
  return (
    <Sheet>
      <div className={rowStyles.tool}>
        <SearchField label={t('search')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
        <Button icon="add" look="primary" onClick={() => setCreating(true)}>
          {t('create')}
        </Button>
      </div>
      <OrganisationPage search={search} after={null} />
      {creating && <OrganisationDialog present={null} onClose={() => setCreating(false)} />}
    </Sheet>
  );
}

/** Fifty of those that were found, held open by themselves, and the way to the next; null: the first ones. */
function OrganisationPage({ search, after }: { search: string; after: string | null }) {
  const t = useTexts(organisationTexts);
  const variables = { search: search || null, after };
  const { data, previousData, error, refetch } = useLiveQuery(OrganisationsTabQuery, variables);
  // What stood there stays until the next answer is there: no flicker at each letter.
  const found = (data ?? previousData)?.organisations;
  if (!found)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  return (
    <>
      {after === null && <Found count={found.totalCount} search={search} />}
      {found.nodes.length > 0 && (
        <ul className={rowStyles.rows} aria-label={t('list')}>
          {found.nodes.map((organisation) => (
            <OrganisationRow key={organisation.id} organisation={organisation} />
          ))}
        </ul>
      )}
      <NextPage key={search} pageInfo={found.pageInfo} label={t('more')}>
        {(cursor) => <OrganisationPage search={search} after={cursor} />}
      </NextPage>
    </>
  );
}

function Found({ count, search }: { count: number; search: string }) {
  const t = useTexts(organisationTexts);
  if (count > 0) return <p role="status">{t('count', { count })}</p>;
  if (search) {
    return (
      <p className={rowStyles.empty} role="status">
        {t('notFound', { search })}
      </p>
    );
  }
  return (
    <div className={rowStyles.empty}>
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.body')}</p>
    </div>
  );
}
