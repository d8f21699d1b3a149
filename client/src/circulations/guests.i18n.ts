import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of people outside the hub: of those who ask them, and for themselves. */
export const guestTexts = defineTexts('circulation-guests', {
  de: {
    outside: 'extern',
    tools: {
      sentTo: 'Link an {{email}}, {{moment}}',
      notSent: 'Link geht an {{email}}, sobald die Reihe daran ist',
      refused: 'Nicht erreicht: Der Mailserver nimmt {{email}} nicht an ({{moment}}).',
      resend: 'Neuen Link schicken',
      resendFor: 'Neuen Link an {{name}} schicken',
      resendWhat: 'Der neue Link ersetzt alle früheren: Diese gelten dann nicht mehr.',
      email: 'E-Mail-Adresse',
      emailHint: 'Eine andere Adresse gilt als noch nicht erreicht.',
      emailFixed: 'Nach einer Antwort bleibt die Adresse, wie sie ist.',
      send: 'Link schicken',
      sent: 'Der neue Link ist unterwegs.',
      remove: 'Nicht mehr fragen',
      removeTitle: '{{name}} nicht mehr fragen?',
      removeWhat:
        'Der Link gilt ab sofort nicht mehr. Eine Antwort, die schon da ist, bleibt und zählt. Das lässt sich nicht rückgängig machen.',
      removed: '{{name}} wird nicht mehr gefragt.',
    },
    start: {
      title: 'Personen außerhalb',
      hint: 'Sie bekommen eine E-Mail mit einem persönlichen Link und brauchen kein Konto. Sie sehen die Vorlage in dieser Fassung und sonst nichts.',
      hintBody: 'Neben einem Gremium werden sie gehört und haben keine Stimme.',
      add: 'Person hinzufügen',
      person: 'Person {{number}}',
      name: 'Name',
      email: 'E-Mail-Adresse',
      speaksFor: 'Spricht für',
      herself: 'sich selbst (wird gehört, ohne Stimme)',
      search: 'Organisation suchen',
      remove: 'Person {{number}} entfernen',
      added: 'Person {{number}} hinzugefügt',
      removed: 'Person entfernt',
    },
    page: {
      gone: 'Dieser Link gilt nicht mehr',
      goneLead:
        'Er wurde durch einen neueren ersetzt, Sie werden nicht mehr gefragt, oder der Umlauf ist schon länger beendet.',
      goneAdvice:
        'Sehen Sie nach, ob Sie eine neuere E-Mail bekommen haben. Sonst hilft die Person, die Sie gefragt hat.',
      closed: 'Sie sind gefragt',
      closedLead: 'Mit diesem Link lesen Sie die Vorlage und antworten, ohne Konto. Er gilt nur für Sie.',
      closedRecorded:
        'Wenn Sie die Vorlage öffnen, wird der Zeitpunkt festgehalten. Wer diesen Umlauf lesen darf, sieht ihn.',
      open: 'Vorlage öffnen',
      forWhom: 'Sie antworten für: {{name}}',
      numbers: 'Stand',
      besides: 'Wer sonst gefragt ist und wie einzelne geantwortet haben, sehen Sie hier nicht.',
      recorded:
        'Wann Ihr Mailserver die Nachricht angenommen hat, wann Sie die Vorlage hier zum ersten Mal geöffnet haben, und wann und was Sie antworten. Alle, die diesen Umlauf lesen dürfen, sehen das mit Ihrem Namen; Ihre Adresse sehen nur die Leitungen des Arbeitsbereichs.',
      recordedSecret:
        'Wann Ihr Mailserver die Nachricht angenommen hat, wann Sie die Vorlage hier zum ersten Mal geöffnet haben, und wann Sie abgestimmt haben. Wie Sie gestimmt haben, liegt davon getrennt und lässt sich Ihnen nicht zuordnen.',
      ended: 'Lesen können Sie das Ergebnis mit diesem Link noch 30 Tage nach dem Ende.',
    },
  },
  en: {
    outside: 'outside',
    tools: {
      sentTo: 'Link to {{email}}, {{moment}}',
      notSent: 'The link goes to {{email}} when it is their turn',
      refused: 'Not reached: the mail server refuses {{email}} ({{moment}}).',
      resend: 'Send a new link',
      resendFor: 'Send a new link to {{name}}',
      resendWhat: 'The new link replaces all former ones, which are void then.',
      email: 'E-mail address',
      emailHint: 'Another address counts as not reached yet.',
      emailFixed: 'After an answer the address stays as it is.',
      send: 'Send link',
      sent: 'The new link is on its way.',
      remove: 'Ask no more',
      removeTitle: 'Ask {{name}} no more?',
      removeWhat:
        'The link is void at once. An answer that is there already stays and counts. This cannot be undone.',
      removed: '{{name}} is asked no more.',
    },
    start: {
      title: 'People outside',
      hint: 'They get an e-mail with a personal link and need no account. They see the draft as it is now, and nothing else.',
      hintBody: 'Beside a body they are heard and have no vote.',
      add: 'Add a person',
      person: 'Person {{number}}',
      name: 'Name',
      email: 'E-mail address',
      speaksFor: 'Speaks for',
      herself: 'themselves (heard, without a vote)',
      search: 'Search organisation',
      remove: 'Remove person {{number}}',
      added: 'Person {{number}} added',
      removed: 'Person removed',
    },
    page: {
      gone: 'This link is not good any more',
      goneLead: 'A newer one replaced it, you are asked no more, or the round has been over for some time.',
      goneAdvice: 'See whether you got a newer e-mail. Otherwise whoever asked you can help.',
      closed: 'You are asked',
      closedLead: 'By this link you read the draft and answer, without an account. It is for you alone.',
      closedRecorded: 'When you open the draft, the moment is recorded. Whoever may read this round sees it.',
      open: 'Open the draft',
      forWhom: 'You answer for: {{name}}',
      numbers: 'Standing',
      besides: 'Who else is asked, and what each of them answered, is not shown here.',
      recorded:
        'When your mail server accepted the message, when you first opened the draft here, and when and what you answer. Everybody who may read this round sees that with your name; your address is for the leads of the workspace alone.',
      recordedSecret:
        'When your mail server accepted the message, when you first opened the draft here, and when you voted. How you voted lies apart from that and cannot be attributed to you.',
      ended: 'You can read the result by this link for 30 days after the end.',
    },
  },
});
