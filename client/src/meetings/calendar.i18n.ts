import { defineTexts } from '../platform/i18n/texts.ts';

/** Words around meetings in calendars. */
export const calendarTexts = defineTexts('calendar', {
  de: {
    file: 'Termin herunterladen (.ics)',
    subscribe: {
      own: 'Meine Sitzungen abonnieren',
      space: 'Sitzungen abonnieren',
      series: 'Sitzungsreihe abonnieren',
    },
    title: 'Im Kalender abonnieren',
    lead: {
      own: 'Ihr Kalender zeigt alle Sitzungen, an denen Sie teilnehmen, und bleibt von selbst aktuell.',
      space: 'Ihr Kalender zeigt alle Sitzungen dieses Arbeitsbereichs und bleibt von selbst aktuell.',
      series: 'Ihr Kalender zeigt alle Sitzungen dieser Reihe und bleibt von selbst aktuell.',
    },
    rights:
      'Er zeigt nur, was Sie in diesem Augenblick lesen dürfen. Den Link brauchen Kalender wie Outlook, Thunderbird oder der auf Ihrem Telefon; er wird nur einmal angezeigt.',
    secret:
      'Wer diesen Link hat, liest mit. Geben Sie ihn nicht weiter; Sie können ihn jederzeit zurückziehen.',
    create: 'Link erzeugen',
    renew: 'Neuen Link erzeugen',
    renewHint:
      'Sie haben schon einen Link, erzeugt am {{date}}. Ein neuer ersetzt ihn: Kalender, die ihn verwenden, werden dann nicht mehr aktuell.',
    url: 'Link für Ihren Kalender',
    made: 'Ihr Link ist erzeugt',
    how: 'Fügen Sie ihn in Ihrem Kalender als „Kalender aus dem Internet“ oder „abonnierter Kalender“ ein.',
    done: 'Fertig',
    links: {
      title: 'Kalender-Links',
      lead: 'Kalender, die Sitzungen aus Umlauf zeigen. Ein Link zeigt nur, was Sie lesen dürfen, und endet mit Ihrem Konto.',
      empty: 'Noch kein Kalender hat Sitzungen abonniert.',
      list: 'Ihre Kalender-Links',
      own: 'Meine Sitzungen',
      space: 'Sitzungen in „{{name}}“',
      series: 'Reihe „{{name}}“',
      gone: 'Sitzungen, die Sie nicht mehr lesen dürfen',
      created: 'Erzeugt am {{date}}',
      fetched: 'zuletzt abgerufen: {{moment}}',
      never: 'noch nie abgerufen',
      withdraw: 'Zurückziehen',
      withdrawNamed: 'Link zurückziehen: {{name}}',
      withdrawTitle: 'Kalender-Link zurückziehen?',
      withdrawBody:
        'Kalender, die diesen Link verwenden, bekommen sofort nichts Neues mehr. Was sie schon haben, bleibt dort stehen. Sie können danach einen neuen Link erzeugen.',
      withdrawn: 'Der Link ist zurückgezogen: {{name}}.',
    },
  },
  en: {
    file: 'Download for your calendar (.ics)',
    subscribe: {
      own: 'Subscribe to my meetings',
      space: 'Subscribe to meetings',
      series: 'Subscribe to this series',
    },
    title: 'Subscribe in your calendar',
    lead: {
      own: 'Your calendar shows all meetings in which you take part, and stays up to date by itself.',
      space: 'Your calendar shows all meetings of this workspace, and stays up to date by itself.',
      series: 'Your calendar shows all meetings of this series, and stays up to date by itself.',
    },
    rights:
      'It shows only what you may read at that moment. The link is for calendars such as Outlook, Thunderbird or that of your phone; it is shown only once.',
    secret: 'Whoever has this link reads along. Do not pass it on; you can withdraw it at any time.',
    create: 'Make a link',
    renew: 'Make a new link',
    renewHint:
      'You have a link already, made on {{date}}. A new one takes its place: calendars that use it are no longer kept up to date.',
    url: 'Link for your calendar',
    made: 'Your link is made',
    how: 'Add it to your calendar as a “calendar from the internet” or a “subscribed calendar”.',
    done: 'Done',
    links: {
      title: 'Calendar links',
      lead: 'Calendars that show meetings from Umlauf. A link shows only what you may read, and ends with your account.',
      empty: 'No calendar has subscribed to meetings yet.',
      list: 'Your calendar links',
      own: 'My meetings',
      space: 'Meetings in “{{name}}”',
      series: 'Series “{{name}}”',
      gone: 'Meetings that you may no longer read',
      created: 'Made on {{date}}',
      fetched: 'last fetched: {{moment}}',
      never: 'never fetched',
      withdraw: 'Withdraw',
      withdrawNamed: 'Withdraw the link: {{name}}',
      withdrawTitle: 'Withdraw this calendar link?',
      withdrawBody:
        'Calendars that use this link get nothing new from now on. What they have already stays there. You can make a new link afterwards.',
      withdrawn: 'The link is withdrawn: {{name}}.',
    },
  },
});
