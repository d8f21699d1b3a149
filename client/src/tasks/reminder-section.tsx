import { useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { taskTexts } from './tasks.i18n.ts';
import styles from './tasks.module.css';

const TaskReminders = graphql(/* GraphQL */ `
  query TaskReminders @live {
    viewer {
      account {
        id
      }
      taskReminders
    }
  }
`);

const SetTaskReminders = graphql(/* GraphQL */ `
  mutation SetTaskReminders($input: UpdateViewerInput!) {
    updateViewer(input: $input) {
      account {
        id
      }
      taskReminders
    }
  }
`);

/** Whether one is reminded of tasks by mail. */
export function ReminderSection() {
  const t = useTexts(taskTexts);
  const { data, refetch } = useLiveQuery(TaskReminders, {});
  const [set] = useMutation(SetTaskReminders);
  const isOn = data?.viewer?.taskReminders;
  const submission = useSubmission(async () => {
    await set({ variables: { input: { taskReminders: !isOn } } });
    await refetch();
    notify({ kind: 'success', words: t(isOn ? 'reminders.off' : 'reminders.on') });
  });
  return (
    <section className={styles.section}>
      <h2>{t('reminders.title')}</h2>
      <form {...submission.form}>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        {isOn !== undefined && (
          <CheckboxField
            label={t('reminders.label')}
            hint={t('reminders.hint')}
            checked={isOn}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
          />
        )}
      </form>
    </section>
  );
}
