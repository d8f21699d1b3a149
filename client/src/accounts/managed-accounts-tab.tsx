import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { ManagedAccountRow } from './managed-account-row.tsx';
import { managedAccountTexts } from './managed-accounts.i18n.ts';

const ManagedAccountsTabQuery = graphql(/* GraphQL */ `
  query ManagedAccountsTab($search: String, $first: Int!) @live {
    accounts(first: $first, search: $search) {
      totalCount
      nodes {
        account {
          id
        }
        ...ManagedAccountRow_account
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const PAGE = 25;

/** All accounts of the hub, for administrators. */
export function ManagedAccountsTab() {
  const t = useTexts(managedAccountTexts);
  const [search, setSearch] = useState('');
  const [first, setFirst] = useState(PAGE);
  const { data, previousData, error, refetch } = useLiveQuery(ManagedAccountsTabQuery, {
    search: search || null,
    first,
  });
  // What stood there stays until the next answer is there: no flicker at each letter.
  const accounts = (data ?? previousData)?.accounts;
  return (
    <Sheet>
      <div className={rowStyles.tool}>
        <SearchField label={t('search')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
      </div>
      {!accounts &&
        (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
      {accounts && (
        <p role="status">
          {accounts.totalCount === 0 ? t('notFound', { search }) : t('count', { count: accounts.totalCount })}
        </p>
      )}
      {accounts && accounts.nodes.length > 0 && (
        <ul className={rowStyles.rows} aria-label={t('list')}>
          {accounts.nodes.map((account) => (
            <ManagedAccountRow key={account.account.id} account={account} />
          ))}
        </ul>
      )}
      {accounts?.pageInfo.hasNextPage && first < LIMITS.pageSize && (
        <p className={rowStyles.more}>
          <Button onClick={() => setFirst(LIMITS.pageSize)}>{t('more')}</Button>
        </p>
      )}
    </Sheet>
  );
}
