import { useApolloClient } from '@apollo/client/react';
import { useFailureWords } from '../platform/errors/wording.ts';
import { i18n } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Icon } from '../platform/ui/icon.tsx';
import { MenuButton } from '../platform/ui/menu-button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { AgendaInWords } from './agenda-operations.ts';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';

/** Takes the agenda along, in words. */
export function AgendaCopy({ meetingId }: { meetingId: string }) {
  const t = useTexts(agendaTexts);
  const words = useFailureWords();
  const client = useApolloClient();

  async function copy(form: 'text' | 'markdown') {
    try {
      const { data } = await client.query({
        query: AgendaInWords,
        variables: { meetingId, language: i18n.language === 'en' ? 'EN' : 'DE' },
        fetchPolicy: 'network-only',
      });
      await write(data?.meeting?.agenda[form] ?? '');
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  }

  async function write(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      notify({ kind: 'success', words: t('copied') });
    } catch {
      notify({ kind: 'danger', words: t('copyFailed') });
    }
  }

  return (
    <MenuButton
      label={`${t('copy')}: ${t('title')}`}
      className={styles.menu}
      choices={[
        { label: t('copyText'), icon: 'copy', onSelect: () => void copy('text') },
        { label: t('copyMarkdown'), icon: 'copy', onSelect: () => void copy('markdown') },
      ]}
    >
      <Icon name="copy" />
    </MenuButton>
  );
}
