import { useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { sizeWords } from '../files/file-size.ts';
import type { Attachment_AttachmentFragment, CirculationPartQuery } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { download, save } from '../platform/ui/download.ts';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { FrozenText } from '../versions/frozen-text.tsx';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { DifferenceLines_difference } from './next-operations.ts';
import {
  AskedPart,
  AskedParts,
  Attachment_attachment,
  CirculationPart,
  CirculationParts,
  type ShownParts,
} from './part-operations.ts';
import { partTexts } from './parts.i18n.ts';
import { ShownDifference } from './round-difference.tsx';

/** What goes round beside the first text, for whoever reads the round. */
export function RoundParts({ id, isNext }: { id: string; isNext: boolean }) {
  const { data, error, refetch } = useQuery(CirculationParts, { variables: { id } });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={2} />;
  if (!data.circulation) return null;
  const text = (position: number) => <MemberText id={id} position={position} isNext={isNext} />;
  return <Parts parts={data.circulation} text={text} secret={null} />;
}

/** The same for whoever bears a personal link. */
export function AskedRoundParts({ secret, isNext }: { secret: string; isNext: boolean }) {
  const { data, error, refetch } = useQuery(AskedParts, { variables: { secret } });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={2} />;
  if (!data.guestCirculation) return null;
  const text = (position: number) => <AskedText secret={secret} position={position} isNext={isNext} />;
  return <Parts parts={data.guestCirculation} text={text} secret={secret} />;
}

interface PartsProps {
  parts: ShownParts;
  /** Shows the text at a place. */
  text: (position: number) => ReactNode;
  /** Of a personal link; null: a session downloads. */
  secret: string | null;
}

function Parts({ parts: { furtherDocuments, attachments }, text, secret }: PartsProps) {
  const t = useTexts(partTexts);
  const isAmongOthers = furtherDocuments.length > 0;
  return (
    <>
      {attachments.length > 0 && (
        <Sheet className={styles.part}>
          <h2>{t('files')}</h2>
          <ul className={styles.files}>
            {attachments.map((attachment) => {
              const file = readFragment(Attachment_attachment, attachment);
              return <Attachment key={file.id} file={file} secret={secret} isAmongOthers={isAmongOthers} />;
            })}
          </ul>
        </Sheet>
      )}
      {furtherDocuments.map(({ id, position, title, contentHash }) => (
        <Sheet key={id} className={styles.part}>
          <h2>{t('part', { position, title })}</h2>
          <Folded>{() => text(position)}</Folded>
          <p className={styles.muted}>
            <code className={styles.hash}>{t('hash', { hash: contentHash })}</code>
          </p>
        </Sheet>
      ))}
    </>
  );
}

/** A text that is loaded by whoever opens it. */
function Folded({ children }: { children: () => ReactNode }) {
  const t = useTexts(partTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('show')}</summary>
      {isOpen && children()}
    </details>
  );
}

interface AttachmentProps {
  file: Attachment_AttachmentFragment;
  secret: string | null;
  /** Several documents go round: it says to which it belongs. */
  isAmongOthers: boolean;
}

function Attachment({ file, secret, isAmongOthers }: AttachmentProps) {
  const t = useTexts(partTexts);
  const formats = useFormats();
  const { name, bytes, hash, downloadPath, documentPosition, isNew } = file;
  const words = t('file', { name, size: sizeWords(formats, bytes) });
  const more = [isAmongOthers && t('ofDocument', { position: documentPosition }), isNew && t('fileNew')];
  const said = more.filter(Boolean).join(', ');
  return (
    <li>
      {secret === null ? (
        <a href={downloadPath} download={name}>
          {words}
        </a>
      ) : (
        <LinkDownload path={downloadPath} name={name} secret={secret} words={words} />
      )}
      {said && ` – ${said}`}
      <br />
      <code className={styles.hash}>{t('hash', { hash })}</code>
    </li>
  );
}

interface LinkDownloadProps {
  path: string;
  name: string;
  secret: string;
  words: string;
}

/** By POST: the secret of a link stands in no address. */
function LinkDownload({ path, name, secret, words }: LinkDownloadProps) {
  const t = useTexts(partTexts);
  const [isBusy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify({ secret }) };
    try {
      save(await download(path, request, () => undefined));
    } catch {
      notify({ kind: 'danger', words: t('failed', { name }) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button small look="tertiary" busy={isBusy} onClick={() => void load()}>
      {words}
    </Button>
  );
}

interface TextProps {
  position: number;
  isNext: boolean;
}

function MemberText({ id, ...at }: TextProps & { id: string }) {
  const { data, error, refetch } = useQuery(CirculationPart, { variables: { id, ...at } });
  const [part] = data?.circulation?.furtherDocuments ?? [];
  if (!part) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
  // Whoever is only asked does not read the document: they read what its pictures say.
  return <PartText part={part} documentId={part.document?.id ?? null} />;
}

function AskedText({ secret, ...at }: TextProps & { secret: string }) {
  const { data, error, refetch } = useQuery(AskedPart, { variables: { secret, ...at } });
  const [part] = data?.guestCirculation?.furtherDocuments ?? [];
  if (!part) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
  return <PartText part={part} documentId={null} />;
}

type Part = NonNullable<CirculationPartQuery['circulation']>['furtherDocuments'][number];

interface PartTextProps {
  part: Pick<Part, 'content' | 'difference'>;
  documentId: string | null;
}

function PartText({ part, documentId }: PartTextProps) {
  const words = useTexts(circulationTexts);
  const difference = readFragment(DifferenceLines_difference, part.difference);
  return (
    <>
      {difference && <ShownDifference difference={difference} />}
      <FrozenText
        content={part.content}
        documentId={documentId}
        label={words('page.text')}
        otherwise={words('page.textEmpty')}
      />
    </>
  );
}
