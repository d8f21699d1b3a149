import { SettingsPage } from './accounts/settings-page.tsx';
import { CalendarSection } from './meetings/calendar-section.tsx';
import { ReminderSection } from './tasks/reminder-section.tsx';

/** One's own account, with what other features have to say about it. */
export function AccountPage() {
  return <SettingsPage Beyond={Beyond} />;
}

function Beyond() {
  return (
    <>
      <ReminderSection />
      <CalendarSection />
    </>
  );
}
