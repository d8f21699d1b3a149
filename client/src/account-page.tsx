import { SettingsPage } from './accounts/settings-page.tsx';
import { CalendarSection } from './meetings/calendar-section.tsx';

/** One's own account, with what other features have to say about it. */
export function AccountPage() {
  return <SettingsPage Beyond={CalendarSection} />;
}
