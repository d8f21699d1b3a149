import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of the pages for administrators. */
export const administrationTexts = defineTexts('administration', {
  de: {
    title: 'Administration',
    lead: 'Hier verwalten Sie, was die ganze Plattform betrifft. Geschlossene Arbeitsbereiche, denen Sie nicht angehören, bleiben auch für Sie geschlossen.',
    navigation: 'In der Administration',
    tabs: {
      organisations: 'Organisationen',
      accounts: 'Konten',
      'service-accounts': 'Technische Zugänge',
      templates: 'Vorlagen',
      trail: 'Protokoll',
      invitations: 'Einladungen',
    },
    hints: {
      organisations: 'Kommunen, IT-Dienstleister und andere, für die Menschen hier arbeiten.',
      accounts: 'Wer sich anmelden kann, für welche Organisation, und wer zur Administration gehört.',
      'service-accounts': 'Programme, die ohne einen Menschen dahinter lesen und schreiben.',
      templates: 'Texte, mit denen neue Dokumente in jedem Arbeitsbereich beginnen können.',
      trail: 'Wer was getan hat, für welche Organisation, wann und von wo.',
      invitations: 'Wen Sie per E-Mail einladen, und wer noch nicht geantwortet hat.',
    },
    forbidden: {
      title: 'Kein Zugriff',
      body: 'Diese Seite ist der Administration vorbehalten.',
      advice: 'Wenn Sie hier etwas zu erledigen haben, fragen Sie die Administration Ihrer Plattform.',
      home: 'Zu Ihren Arbeitsbereichen',
    },
  },
  en: {
    title: 'Administration',
    lead: 'Here you manage what concerns the hub as a whole. Closed workspaces to which you do not belong stay closed for you as well.',
    navigation: 'In the administration',
    tabs: {
      organisations: 'Organisations',
      accounts: 'Accounts',
      'service-accounts': 'Technical accounts',
      templates: 'Templates',
      trail: 'Trail',
      invitations: 'Invitations',
    },
    hints: {
      organisations: 'Municipalities, IT providers and others for whom people work here.',
      accounts: 'Who can sign in, for which organisation, and who is an administrator.',
      'service-accounts': 'Programs that read and write without a person behind them.',
      templates: 'Texts with which new documents in every workspace can begin.',
      trail: 'Who did what, for which organisation, when and from where.',
      invitations: 'Whom you invite by e-mail, and who has not answered yet.',
    },
    forbidden: {
      title: 'No access',
      body: 'This page is reserved for administrators.',
      advice: 'If you have something to do here, ask the administrators of your hub.',
      home: 'To your workspaces',
    },
  },
});
