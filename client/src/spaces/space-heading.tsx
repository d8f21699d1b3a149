import { type ReactNode, useState } from 'react';
import { NavLink } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button } from '../platform/ui/button.tsx';
import { useArrival, useDocumentTitle } from '../platform/ui/page-title.ts';
import { EditSpaceDialog } from './edit-space-dialog.tsx';
import styles from './space-heading.module.css';
import { spaceTexts } from './spaces.i18n.ts';

const SpaceHeading_space = graphql(/* GraphQL */ `
  fragment SpaceHeading_space on Space {
    id
    name
    purpose
    closedBecause
    visibility
    viewerCan {
      rename
      listMembers
      readMeetings
      readTrail
      manageTemplates
    }
  }
`);

type SpacePart = 'documents' | 'meetings' | 'members' | 'bin' | 'trail' | 'templates';

interface SpaceHeadingProps {
  space: FragmentType<typeof SpaceHeading_space>;
  /** Which of the space's pages this is; its overview is the documents. */
  part: SpacePart;
  /** What features above spaces offer beside its name. */
  beside?: ReactNode;
}

/** The head of each of a space's pages: what it is, and the way to its other pages. */
export function SpaceHeading({ space: masked, part, beside }: SpaceHeadingProps) {
  const t = useTexts(spaceTexts);
  const space = readFragment(SpaceHeading_space, masked);
  const [editing, setEditing] = useState(false);
  const heading = useArrival();
  useDocumentTitle(part === 'documents' ? space.name : `${t(part)} · ${space.name}`);
  return (
    <header className={styles.heading}>
      <Breadcrumb crumbs={[{ label: t('title'), to: '/' }]} />
      <div className={styles.line}>
        <h1 ref={heading} tabIndex={-1}>
          {space.name}
          {part !== 'documents' && <span className="kern-sr-only">: {t(part)}</span>}
        </h1>
        {beside}
        {space.viewerCan.rename && (
          <Button small icon="edit" look="tertiary" onClick={() => setEditing(true)}>
            {t('form.edit')}
          </Button>
        )}
      </div>
      {part === 'documents' && (
        <div className={styles.about}>
          <p>{space.purpose}</p>
          <p className={styles.closed}>
            {space.visibility === 'CLOSED' ? (
              <>
                <strong>{t('closedBecause')}</strong> {space.closedBecause}
              </>
            ) : (
              <strong>{t(`visibility.${space.visibility}`)}</strong>
            )}
          </p>
        </div>
      )}
      <nav className={styles.parts} aria-label={t('navigation')}>
        <NavLink to={`/spaces/${space.id}`} end>
          {t('documents')}
        </NavLink>
        {space.viewerCan.readMeetings && (
          <NavLink to={`/spaces/${space.id}/meetings`}>{t('meetings')}</NavLink>
        )}
        {space.viewerCan.listMembers && (
          <>
            <NavLink to={`/spaces/${space.id}/members`}>{t('members')}</NavLink>
            <NavLink to={`/spaces/${space.id}/bin`}>{t('bin')}</NavLink>
            <NavLink to={`/decisions?space=${space.id}`}>{t('decisions')}</NavLink>
          </>
        )}
        {space.viewerCan.manageTemplates && (
          <NavLink to={`/spaces/${space.id}/templates`}>{t('templates')}</NavLink>
        )}
        {space.viewerCan.readTrail && <NavLink to={`/spaces/${space.id}/trail`}>{t('trail')}</NavLink>}
      </nav>
      {editing && <EditSpaceDialog spaceId={space.id} present={space} onClose={() => setEditing(false)} />}
    </header>
  );
}
