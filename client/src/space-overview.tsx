import { lazy } from 'react';
import { SpacePage } from './documents/space-page.tsx';
import { ExportSpace } from './exports/export-button.tsx';
import { FavouriteButton } from './favourites/favourite-button.tsx';
import { useFavouriteChoice } from './favourites/use-favourite-choice.ts';
import { ImportTool } from './imports/import-tool.tsx';
import { NoteVisit } from './recent/note-visit.tsx';

const NewDocumentDialog = lazy(async () => ({
  default: (await import('./templates/new-document-dialog.tsx')).NewDocumentDialog,
}));

/** A space's page with what other features can do there. */
export function SpaceOverview() {
  return (
    <SpacePage
      Tools={ImportTool}
      Below={ExportSpace}
      NewDocument={NewDocumentDialog}
      Beside={SpaceAtHand}
      useRowChoices={useFavouriteChoice}
    />
  );
}

/** That it is kept at hand, and that this device remembers it. */
function SpaceAtHand({ spaceId, name }: { spaceId: string; name: string }) {
  return (
    <>
      <FavouriteButton targetId={spaceId} title={name} />
      <NoteVisit id={spaceId} />
    </>
  );
}
