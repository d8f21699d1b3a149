import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { Template_TemplateFragment } from '../gql/graphql.ts';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { TemplateDialog } from './template-dialog.tsx';
import { RemoveTemplate, Template_template } from './template-operations.ts';
import { templateTexts } from './templates.i18n.ts';
import styles from './templates.module.css';

interface TemplateListProps {
  /** Null: the hub's. */
  spaceId: string | null;
  templates: readonly FragmentType<typeof Template_template>[];
  onChanged: () => void;
}

/** Templates of a space or of the hub, for those who look after them. */
export function TemplateList({ spaceId, templates, onChanged }: TemplateListProps) {
  const t = useTexts(templateTexts);
  const [creating, setCreating] = useState(false);
  const owner = spaceId === null ? 'hub' : 'space';
  return (
    <Sheet>
      <p className={styles.lead}>{t(`lead.${owner}`)}</p>
      <div className={rowStyles.tool}>
        <Button icon="add" look="primary" onClick={() => setCreating(true)}>
          {t('create')}
        </Button>
      </div>
      {templates.length === 0 && <p className={rowStyles.empty}>{t(`empty.${owner}`)}</p>}
      {templates.length > 0 && (
        <ul className={rowStyles.rows} aria-label={t('list')}>
          {readFragment(Template_template, templates).map((template) => (
            <TemplateRow key={template.id} spaceId={spaceId} template={template} onChanged={onChanged} />
          ))}
        </ul>
      )}
      {creating && (
        <TemplateDialog
          spaceId={spaceId}
          present={null}
          onDone={onChanged}
          onClose={() => setCreating(false)}
        />
      )}
    </Sheet>
  );
}

interface TemplateRowProps {
  spaceId: string | null;
  template: Template_TemplateFragment;
  onChanged: () => void;
}

function TemplateRow({ spaceId, template, onChanged }: TemplateRowProps) {
  const t = useTexts(templateTexts);
  const { id, name, description, kind } = template;
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);
  const [removeTemplate] = useMutation(RemoveTemplate);
  return (
    <li className={rowStyles.row}>
      <div className={rowStyles.what}>
        <p className={rowStyles.name}>{name}</p>
        <p className={rowStyles.detail}>{[t(`kind.${kind}`), description].filter(Boolean).join(' · ')}</p>
      </div>
      <div className={rowStyles.actions}>
        <IconButton icon="edit" label={t('edit', { name })} onClick={() => setAsking('edit')} />
        <IconButton icon="delete" label={t('remove', { name })} onClick={() => setAsking('remove')} />
      </div>
      {asking === 'edit' && (
        <TemplateDialog
          spaceId={spaceId}
          present={template}
          onDone={onChanged}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('removeTitle')}
          confirm={t('removeConfirm')}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await removeTemplate({ variables: { templateId: id } });
            notify({ kind: 'success', words: t('removed', { name }) });
            onChanged();
          }}
        >
          <p>{t('removeBody', { name })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
