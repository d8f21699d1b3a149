import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { MeetingExtracts } from './extract-operations.ts';
import { extractTexts } from './extract.i18n.ts';

const ExtractDialog = lazy(async () => ({ default: (await import('./extract-dialog.tsx')).ExtractDialog }));

/** To what everybody reads of the minutes, and for leads the way to release it. */
export function ExtractWays({ meetingId }: { meetingId: string }) {
  const t = useTexts(extractTexts);
  const { date } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { data, previousData } = useLiveQuery(MeetingExtracts, { meetingId });
  const meeting = (data ?? previousData)?.meeting;
  if (!meeting) return null;
  const standing = meeting.extracts.find(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <>
      {standing && (
        <Link to={`/releases/${standing.id}`}>
          {t('released', { date: date(standing.releasedAt), edition: standing.edition })}
        </Link>
      )}
      {meeting.viewerCanReleaseExtract && (
        <Button small icon="visible" look="tertiary" onClick={() => setOpen(true)}>
          {t('open')}
        </Button>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <ExtractDialog meetingId={meetingId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
