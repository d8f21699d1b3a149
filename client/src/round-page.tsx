import { CirculationPage } from './circulations/circulation-page.tsx';
import { RecordDownload } from './records/record-download.tsx';

/** A round, with what other features have to say about it. */
export function RoundPage() {
  return <CirculationPage Beyond={RecordDownload} />;
}
