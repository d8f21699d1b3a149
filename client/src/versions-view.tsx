import { ExportVersion } from './exports/export-button.tsx';
import { VersionsPage } from './versions/versions-page.tsx';

/** A document's versions, with what other features have to say about one. */
export function VersionsView() {
  return <VersionsPage Beyond={ExportVersion} />;
}
