import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { NextPage } from '../platform/ui/next-page.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { ManagedAccountRow } from './managed-account-row.tsx';
import { managedAccountTexts } from './managed-accounts.i18n.ts';

const ManagedAccountsTabQuery = graphql(/* GraphQL */ `
  query ManagedAccountsTab($search: String, $after: String) @live {
    accounts(first: 50, after: $after, search: $search) {
      totalCount
      nodes {
        account {
          id
        }
        ...ManagedAccountRow_account
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** All accounts of the hub, for administrators. */
export function ManagedAccountsTab() {
  const t = useTexts(managedAccountTexts);
  const [search, setSearch] = useState('');
  return (
    <Sheet>
      <div className={rowStyles.tool}>
        <SearchField label={t('search')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
      </div>
      <AccountPage search={search} after={null} />
    </Sheet>
  );
}

/** Fifty of those that were found, held open by themselves, and the way to the next; null: the first ones. */
function AccountPage({ search, after }: { search: string; after: string | null }) {
  const t = useTexts(managedAccountTexts);
  const variables = { search: search || null, after };
  const { data, previousData, error, refetch } = useLiveQuery(ManagedAccountsTabQuery, variables);
  // What stood there stays until the next answer is there: no flicker at each letter.
  const accounts = (data ?? previousData)?.accounts;
  if (!accounts)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  const { totalCount, nodes, pageInfo } = accounts;
  return (
    <>
      {after === null && (
        <p role="status">
          {totalCount === 0 ? t('notFound', { search }) : t('count', { count: totalCount })}
        </p>
      )}
      {nodes.length > 0 && (
        <ul className={rowStyles.rows} aria-label={t('list')}>
          {nodes.map((account) => (
            <ManagedAccountRow key={account.account.id} account={account} />
          ))}
        </ul>
      )}
      <NextPage key={search} pageInfo={pageInfo} label={t('more')}>
        {(cursor) => <AccountPage search={search} after={cursor} />}
      </NextPage>
    </>
  );
}
