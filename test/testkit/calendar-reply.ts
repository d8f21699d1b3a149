import ICAL from 'ical.js';

export interface WrittenReply {
  uid: string;
  sequence?: number;
  attendee: string;
  answer?: string;
  note?: string;
  method?: string;
}

/** Answers as another library writes them, several in one file. */
export function writtenReply(...replies: readonly WrittenReply[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Another program//EN');
  calendar.addPropertyWithValue('method', replies[0]?.method ?? 'REPLY');
  for (const { uid, sequence = 0, attendee, answer = 'ACCEPTED', note } of replies) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', uid);
    event.addPropertyWithValue('sequence', sequence);
    event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(), true));
    event.addPropertyWithValue('organizer', 'mailto:umlauf@hub.example');
    const who = event.addPropertyWithValue('attendee', `mailto:${attendee}`);
    who.setParameter('partstat', answer);
    if (note !== undefined) event.addPropertyWithValue('comment', note);
    calendar.addSubcomponent(event);
  }
  return calendar.toString();
}

export interface WrittenMail {
  from: string;
  calendar?: string;
  /** Lines before the others. */
  headers?: string;
  text?: string;
}

/** A mail as programs send answers: with the file as part of the text and once more as attachment. */
export function replyMail({ from, calendar, headers = '', text = 'Ich komme.' }: WrittenMail): string {
  const parts =
    calendar === undefined
      ? []
      : [calendarPart('text/calendar; method=REPLY', calendar), calendarPart('application/ics', calendar)];
  return [
    ...(headers ? [headers] : []),
    `From: =?utf-8?Q?J=C3=B6rg?= <${from}>`,
    'To: umlauf@hub.example',
    'Subject: Zugesagt: Sitzung',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    ...parts,
    '--b1--',
    '',
  ].join('\r\n');
}

function calendarPart(type: string, calendar: string): string {
  const encoded = Buffer.from(calendar).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `--b1\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}`;
}
