import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import { CommentAuthors } from './comment-operations.ts';
import { commentTexts } from './comments.i18n.ts';
import { FILTERS, type ThreadChoice } from './use-threads.tsx';

interface ThreadFilterProps {
  documentId: string;
  choice: ThreadChoice;
  onChoose: (choice: ThreadChoice) => void;
}

/** Which threads are shown: by what has become of them, and by who wrote in them. */
export function ThreadFilter({ documentId, choice, onChoose }: ThreadFilterProps) {
  const t = useTexts(commentTexts);
  const { data, previousData } = useLiveQuery(CommentAuthors, { documentId });
  const authors = (data ?? previousData)?.document?.commentAuthors.nodes ?? [];
  const { filter, authorId } = choice;
  return (
    <>
      <SelectField
        label={t('filter')}
        value={filter}
        onChange={(event) =>
          onChoose({ ...choice, filter: event.currentTarget.value as ThreadChoice['filter'] })
        }
      >
        {FILTERS.map((each) => (
          <option key={each} value={each}>
            {t(`states.${each}`)}
          </option>
        ))}
      </SelectField>
      {(authors.length > 1 || authorId !== null) && (
        <SelectField
          label={t('author')}
          value={authorId ?? ''}
          onChange={(event) => onChoose({ ...choice, authorId: event.currentTarget.value || null })}
        >
          <option value="">{t('anybody')}</option>
          {authors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}
