import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { ADMINISTRATION_TABS } from './administration-tabs.ts';
import { Forbidden } from './forbidden.tsx';

const TABS = ADMINISTRATION_TABS.map(({ path, verb, load }) => ({
  path,
  verb,
  Tab: lazy(async () => ({ default: await load() })),
}));

/** The tab that the address names, for those who may see it. */
export function AdministrationTab() {
  const { tab } = useParams();
  const { viewerCan } = useViewer();
  const named = TABS.find(({ path }) => path === tab);
  if (!named) return <NotFound />;
  if (!viewerCan[named.verb]) return <Forbidden />;
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <named.Tab />
    </Suspense>
  );
}
