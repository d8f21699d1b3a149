import { defineTexts } from '../i18n/texts.ts';

/** Words of the page that shows what the demo would have sent. */
export const demoMailTexts = defineTexts('demoMail', {
  de: {
    title: 'Mails der Demo',
    lead: 'Was Umlauf verschickt hätte. Nur auf diesem Rechner zu sehen.',
    none: 'Noch keine Mail. Laden Sie jemanden in einen Arbeitsbereich ein.',
    to: 'an {{email}}',
    all: 'Alle Mails',
    html: 'Als HTML ansehen',
  },
  en: {
    title: 'Mails of the demo',
    lead: 'What Umlauf would have sent. Seen on this machine only.',
    none: 'No mail yet. Invite somebody to a workspace.',
    to: 'to {{email}}',
    all: 'All mails',
    html: 'View as HTML',
  },
});
