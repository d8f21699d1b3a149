import { i18n } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { csvTexts } from './csv.i18n.ts';
import { useFetching } from './use-fetching.ts';

interface CsvButtonProps {
  /** Below `/api/exports/`: `decisions.csv`. */
  path: string;
  /** By what the lines are narrowed; what is null is no matter. */
  filter?: Readonly<Record<string, string | number | null | undefined>>;
  /** What it says; left out: that it is a table. */
  label?: 'table' | 'decisions' | 'tasks';
}

/** Fetches lines of a register, as they are shown, as a table for spreadsheets. */
export function CsvButton({ path, filter = {}, label = 'table' }: CsvButtonProps) {
  const t = useTexts(csvTexts);
  const { begin, progress, said, problem } = useFetching(() => undefined);
  const asked = Object.entries(filter).flatMap(([name, value]) =>
    value == null ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams([...asked, ['language', i18n.language]]);
  return (
    <>
      <Button
        small
        icon="download"
        look="tertiary"
        busy={progress !== null}
        onClick={() => void begin(`/api/exports/${path}?${query}`)}
      >
        {t(label)}
      </Button>
      <span role="status" className="kern-sr-only">
        {said}
      </span>
      {problem && <Alert kind="danger" title={problem} urgent />}
    </>
  );
}
