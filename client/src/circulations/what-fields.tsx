import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { sizeWords } from '../files/file-size.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { CheckboxField, FieldGroup, RadioField } from '../platform/ui/field.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import styles from './circulations.module.css';
import { SendableDocuments, SendableFiles } from './part-operations.ts';
import { partTexts } from './parts.i18n.ts';
import type { StartFieldProps } from './start-fields.ts';

/** Where there are more, one searches. */
const AT_A_GLANCE = 12;

interface WhatFieldsProps extends StartFieldProps {
  /** The first one. */
  document: { id: string; title: string; space: { id: string } };
}

/** What else goes round: further documents of the space, and files of all of them. */
export function WhatFields({ document, ...shared }: WhatFieldsProps) {
  const t = useTexts(partTexts);
  const { facts, onChange, fault } = shared;
  return (
    <>
      <DocumentsField {...shared} document={document} />
      <FieldGroup legend={t('files')} hint={t('filesHint')} fault={fault('attachmentIds')}>
        {(['ALL', 'CHOSEN'] as const).map((which) => (
          <RadioField
            key={which}
            name="files"
            label={t(which === 'ALL' ? 'filesAll' : 'filesChosen')}
            checked={(facts.files === null) === (which === 'ALL')}
            onChange={() => onChange({ files: which === 'ALL' ? null : [] })}
          />
        ))}
      </FieldGroup>
      {[document, ...facts.further].map(({ id, title }) => (
        <FilesField key={id} {...shared} documentId={id} title={title} />
      ))}
    </>
  );
}

function DocumentsField({ document, facts, onChange, fault }: WhatFieldsProps) {
  const t = useTexts(partTexts);
  const [search, setSearch] = useState('');
  const { data, error, refetch, fetchMore } = useQuery(SendableDocuments, {
    variables: { spaceId: document.space.id },
  });
  useAllPages(data?.space?.documents, (after) => fetchMore({ variables: { after } }));
  if (!data?.space)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const others = data.space.documents.nodes.filter(({ id }) => id !== document.id);
  const isChosen = (id: string) => facts.further.some((each) => each.id === id);
  const wanted = search.toLocaleLowerCase();
  const found = others.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
  // What is chosen stays to be seen.
  const shown = found.filter(({ id }, index) => isChosen(id) || index < AT_A_GLANCE);
  const isFull = facts.further.length >= LIMITS.furtherDocumentsPerRound;
  const toggle = ({ id, title }: { id: string; title: string }) =>
    onChange({
      further: isChosen(id)
        ? facts.further.filter((each) => each.id !== id)
        : [...facts.further, { id, title }],
    });
  return (
    <>
      {others.length > AT_A_GLANCE && (
        <div>
          <SearchField label={t('documentSearch')} onSearch={setSearch} />
          <p role="status" className="kern-sr-only">
            {search && t('documentsFound', { count: found.length })}
          </p>
        </div>
      )}
      <FieldGroup legend={t('documents')} hint={t('documentsHint')} fault={fault('furtherDocumentIds')}>
        {others.length === 0 && <p>{t('documentNone')}</p>}
        <div className={styles.people}>
          {shown.map((each) => (
            <CheckboxField
              key={each.id}
              label={each.title}
              checked={isChosen(each.id)}
              disabled={isFull && !isChosen(each.id)}
              onChange={() => toggle(each)}
            />
          ))}
        </div>
      </FieldGroup>
    </>
  );
}

interface FilesFieldProps extends StartFieldProps {
  documentId: string;
  title: string;
}

/** The files of one document: named where all go along, else to choose from. */
function FilesField({ documentId, title, facts, onChange }: FilesFieldProps) {
  const t = useTexts(partTexts);
  const formats = useFormats();
  const { data, error, refetch } = useQuery(SendableFiles, { variables: { documentId } });
  const files = data?.document?.files.nodes;
  if (!files)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <p>{t('filesLoading')}</p>;
  if (files.length === 0) return <p>{t('filesNone', { title })}</p>;
  const words = ({ name, bytes }: { name: string; bytes: number }) =>
    t('file', { name, size: sizeWords(formats, bytes) });
  const { files: chosen } = facts;
  if (chosen === null)
    return (
      <div>
        <p>{t('filesOf', { title })}</p>
        <ul>
          {files.map((file) => (
            <li key={file.id}>{words(file)}</li>
          ))}
        </ul>
      </div>
    );
  const isChosen = (file: { id: string }) => chosen.some(({ id }) => id === file.id);
  return (
    <FieldGroup legend={t('filesOf', { title })}>
      {files.map((file) => (
        <CheckboxField
          key={file.id}
          label={words(file)}
          checked={isChosen(file)}
          onChange={() =>
            onChange({
              files: isChosen(file)
                ? chosen.filter(({ id }) => id !== file.id)
                : [...chosen, { id: file.id, documentId }],
            })
          }
        />
      ))}
    </FieldGroup>
  );
}
