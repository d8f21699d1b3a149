import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { Link } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { bodyTexts } from './bodies.i18n.ts';
import { BodyDialog } from './body-dialog.tsx';

const BodiesPageQuery = graphql(/* GraphQL */ `
  query BodiesPage($search: String, $first: Int!) @live {
    bodies(first: $first, search: $search) {
      totalCount
      nodes {
        id
        name
        shortName
        seats(first: 1) {
          totalCount
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const PAGE = 25;

/** The bodies of the hub, for whoever belongs to it. */
export function BodiesPage() {
  const t = useTexts(bodyTexts);
  const { manageBodies } = useViewer().viewerCan;
  const [search, setSearch] = useState('');
  const [first, setFirst] = useState(PAGE);
  const [creating, setCreating] = useState(false);
  const { data, previousData, error, refetch } = useLiveQuery(BodiesPageQuery, {
    search: search || null,
    first,
  });
  // What stood there stays until the next answer is there: no flicker at each letter.
  const bodies = (data ?? previousData)?.bodies;
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          manageBodies && (
            <Button icon="add" look="primary" onClick={() => setCreating(true)}>
              {t('create')}
            </Button>
          )
        }
      />
      <Sheet>
        <div className={rowStyles.tool}>
          <SearchField label={t('search')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
        </div>
        {!bodies &&
          (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
        {bodies && <Found count={bodies.totalCount} search={search} mayAdd={manageBodies} />}
        {bodies && bodies.nodes.length > 0 && (
          <ul className={rowStyles.rows} aria-label={t('list')}>
            {bodies.nodes.map(({ id, name, shortName, seats }) => (
              <li key={id} className={rowStyles.row}>
                <div className={rowStyles.what}>
                  <p className={rowStyles.name}>
                    <Link to={`/bodies/${id}`}>{name}</Link>
                  </p>
                  <p className={rowStyles.detail}>
                    {[shortName, t('seats', { count: seats.totalCount })].filter(Boolean).join(' · ')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
        {bodies?.pageInfo.hasNextPage && first < LIMITS.pageSize && (
          <p className={rowStyles.more}>
            <Button onClick={() => setFirst(LIMITS.pageSize)}>{t('more')}</Button>
          </p>
        )}
      </Sheet>
      <RulesLink />
      {creating && <BodyDialog present={null} onClose={() => setCreating(false)} />}
    </>
  );
}

function RulesLink() {
  const t = useTexts(bodyTexts);
  return (
    <p className={rowStyles.more}>
      <Link to="/rules">{t('rules')}</Link>
    </p>
  );
}

function Found({ count, search, mayAdd }: { count: number; search: string; mayAdd: boolean }) {
  const t = useTexts(bodyTexts);
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
      <p>{t(mayAdd ? 'empty.manage' : 'empty.read')}</p>
    </div>
  );
}
