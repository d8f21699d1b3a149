import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { fromBase64 } from '../coediting/base64.ts';
import { save } from '../coediting/download-words.ts';
import { graphql } from '../gql/index.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import formStyles from '../platform/ui/form.module.css';
import { notify } from '../platform/ui/notices.tsx';
import { EraseAccountDialog } from './erase-account-dialog.tsx';
import { ownDataTexts } from './own-data.i18n.ts';
import styles from './security.module.css';

const ExportOwnData = graphql(/* GraphQL */ `
  mutation ExportOwnData {
    exportOwnData
  }
`);

const ExportOwnDataAsPdf = graphql(/* GraphQL */ `
  mutation ExportOwnDataAsPdf {
    exportOwnDataAsPdf
  }
`);

/** What the hub holds about oneself: to take along, and to have erased. */
export function OwnDataSection() {
  const t = useTexts(ownDataTexts);
  const [erasing, setErasing] = useState(false);
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <div className={styles.part}>
        <h3>{t('export.title')}</h3>
        <p>{t('export.lead')}</p>
        <ExportButtons />
      </div>
      <div className={styles.part}>
        <h3>{t('erase.title')}</h3>
        <p>{t('erase.lead')}</p>
        <div>
          <Button onClick={() => setErasing(true)}>{t('erase.open')}</Button>
        </div>
      </div>
      {erasing && <EraseAccountDialog onClose={() => setErasing(false)} />}
    </section>
  );
}

function ExportButtons() {
  const t = useTexts(ownDataTexts);
  const words = useFailureWords();
  const [exportJson, json] = useMutation(ExportOwnData, { fetchPolicy: 'no-cache' });
  const [exportPdf, pdf] = useMutation(ExportOwnDataAsPdf, { fetchPolicy: 'no-cache' });
  async function download(ending: string, make: () => Promise<Blob | undefined>) {
    try {
      const file = await make();
      if (!file) return;
      save(`${t('export.fileName')}.${ending}`, file);
      notify({ kind: 'success', words: t('export.done') });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  }
  const makeJson = async () => {
    const { data } = await exportJson();
    return data && new Blob([data.exportOwnData], { type: 'application/json' });
  };
  const makePdf = async () => {
    const { data } = await exportPdf();
    return data && new Blob([fromBase64(data.exportOwnDataAsPdf)], { type: 'application/pdf' });
  };
  return (
    <div className={formStyles.actions}>
      <Button icon="download" busy={pdf.loading} onClick={() => void download('pdf', makePdf)}>
        {t('export.pdf')}
      </Button>
      <Button icon="download" busy={json.loading} onClick={() => void download('json', makeJson)}>
        {t('export.json')}
      </Button>
    </div>
  );
}
