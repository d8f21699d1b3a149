import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { FieldGroup } from '../platform/ui/field.tsx';
import { IconButton } from '../platform/ui/button.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import { AgendaDocuments, AgendaDocumentSearch, type AgendaRow } from './agenda-operations.ts';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';

type Linked = AgendaRow['documents'][number];

interface DocumentsFieldProps {
  spaceId: string;
  chosen: readonly Linked[];
  onChange: (chosen: Linked[]) => void;
  fault: string | undefined;
}

/** Documents that belong to an item: those that are chosen, and others of the space to choose from. */
export function DocumentsField({ spaceId, chosen, onChange, fault }: DocumentsFieldProps) {
  const t = useTexts(agendaTexts);
  const [search, setSearch] = useState('');
  const found = useFound(spaceId, search)?.filter(({ id }) => !chosen.some((each) => each.id === id));
  const max = LIMITS.documentsPerAgendaItem;
  return (
    <FieldGroup legend={`${t('form.documents')} (${t('form.optional')})`} fault={fault}>
      {chosen.length > 0 && (
        <ul className={styles.choices} aria-label={t('form.chosen')}>
          {chosen.map(({ id, title }) => (
            <li key={id}>
              <span>{title}</span>
              <IconButton
                icon="close"
                label={t('form.removeDocument', { title })}
                onClick={() => onChange(chosen.filter((each) => each.id !== id))}
              />
            </li>
          ))}
        </ul>
      )}
      {chosen.length < max ? (
        <>
          <SearchField label={t('form.search')} maxLength={LIMITS.searchCharacters} onSearch={setSearch} />
          <ul className={styles.choices} aria-label={t('form.found')}>
            {found?.map(({ id, title }) => (
              <li key={id}>
                <span>{title}</span>
                <IconButton
                  icon="add"
                  label={t('form.addDocument', { title })}
                  onClick={() => onChange([...chosen, { id, title }])}
                />
              </li>
            ))}
          </ul>
          <p role="status">{found?.length === 0 && search !== '' && t('form.noDocuments')}</p>
        </>
      ) : (
        <p>{t('form.mostDocuments', { max })}</p>
      )}
    </FieldGroup>
  );
}

/** Some of the space's documents, or those that are searched for; undefined: nobody knows yet. */
function useFound(spaceId: string, search: string): Linked[] | undefined {
  const query = search.trim();
  const some = useQuery(AgendaDocuments, { variables: { spaceId }, skip: query !== '' });
  const hits = useQuery(AgendaDocumentSearch, { variables: { spaceId, query }, skip: query === '' });
  if (query === '') return some.data?.space?.documents.nodes;
  return hits.data?.search.nodes.flatMap(({ document }) => document ?? []);
}
