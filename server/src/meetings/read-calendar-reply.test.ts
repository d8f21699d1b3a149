import { expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { replyMail, writtenReply, type WrittenReply } from '../../../test/testkit/calendar-reply.ts';
import { CalendarUids } from './calendar-uid.ts';
import { readCalendarReply } from './read-calendar-reply.ts';

const ERIKA = 'erika@amt.example';
const read = (mail: string | Uint8Array) => readCalendarReply(Buffer.from(mail));
const reply = (changes: Partial<WrittenReply> = {}): WrittenReply => ({
  uid: 'u1',
  attendee: ERIKA,
  ...changes,
});
const sent = (...replies: WrittenReply[]) => replyMail({ from: ERIKA, calendar: writtenReply(...replies) });

it.each(['ACCEPTED', 'DECLINED', 'TENTATIVE'] as const)(
  'understands %s of another library',
  async (answer) => {
    const note = 'Ja, gern; „bis gleich“\nErika';
    const mail = sent(reply({ sequence: 4, answer, note }));
    expect(await read(mail)).toEqual({
      kind: 'REPLIES',
      from: ERIKA,
      isDisowned: false,
      replies: [{ uid: 'u1', sequence: 4, attendee: ERIKA, answer, note }],
    });
  },
);

it('understands whoever writes addresses and words in capital letters, and no number of the change', async () => {
  const calendar = writtenReply(reply({ answer: 'accepted' }))
    .replace(`mailto:${ERIKA}`, `MAILTO:${ERIKA.toUpperCase()}`)
    .replace('SEQUENCE:0\r\n', '');
  const mail = replyMail({ from: ERIKA.toUpperCase(), calendar });
  expect(await read(mail)).toMatchObject({
    from: ERIKA,
    replies: [{ attendee: ERIKA, answer: 'ACCEPTED', sequence: 0, note: '' }],
  });
});

it('understands two answers to two meetings, in one mail', async () => {
  const mail = sent(reply(), reply({ uid: 'u2', answer: 'DECLINED' }));
  expect(await read(mail)).toMatchObject({
    replies: [
      { uid: 'u1', answer: 'ACCEPTED' },
      { uid: 'u2', answer: 'DECLINED' },
    ],
  });
});

it('believes neither of two answers to one meeting', async () => {
  expect(await read(sent(reply(), reply({ answer: 'DECLINED' })))).toEqual({ kind: 'UNREADABLE' });
});

it.each([
  ['a mail without a calendar', replyMail({ from: ERIKA })],
  [
    'an invitation of somebody else',
    replyMail({ from: ERIKA, calendar: writtenReply(reply({ method: 'REQUEST' })) }),
  ],
  [
    'another time that is proposed',
    replyMail({ from: ERIKA, calendar: writtenReply(reply({ method: 'COUNTER' })) }),
  ],
  [
    'an answer that was forwarded as a mail',
    `From: ${ERIKA}\r\nContent-Type: message/rfc822\r\n\r\n${sent(reply())}`,
  ],
  ['nothing', ''],
])('takes %s for no answer', async (_name, mail) => {
  expect(await read(mail)).toEqual({ kind: 'OTHER' });
});

const withCalendar = (calendar: string) => replyMail({ from: ERIKA, calendar });
it.each([
  ['an answer that was cut', withCalendar(writtenReply(reply()).slice(0, 150))],
  ['an answer of nobody', withCalendar(writtenReply(reply()).replace(/ATTENDEE[^\r]*\r\n/, ''))],
  ['an answer that is none', sent(reply({ answer: 'NEEDS-ACTION' }))],
  ['an answer that somebody was given', sent(reply({ answer: 'DELEGATED' }))],
  ['an answer without a meeting', sent(reply({ uid: '' }))],
  ['a number that is none', withCalendar(writtenReply(reply()).replace('SEQUENCE:0', 'SEQUENCE:-1'))],
  ['a calendar without a meeting', withCalendar('BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n')],
  ['rubbish', withCalendar('\u0000\u0001BEGIN:')],
  ['a part that is too large', withCalendar(writtenReply(reply({ note: 'x'.repeat(70_000) })))],
  ['a mail of nobody', sent(reply()).replace(/From: [^\r]*\r\n/, '')],
  ['more answers than anybody gives', sent(...Array.from({ length: 51 }, (_, i) => reply({ uid: `u${i}` })))],
])('does not understand %s', async (_name, mail) => {
  expect(await read(mail)).toEqual({ kind: 'UNREADABLE' });
});

it('cuts what is said besides', async () => {
  const mail = sent(reply({ note: '🙂'.repeat(2_000) }));
  const { replies } = (await read(mail)) as { replies: { note: string }[] } & any;
  expect([...replies[0].note]).toHaveLength(LIMITS.meetingNoteCharacters);
});

it('knows a mail that a server on its way disowns, wherever that is said', async () => {
  const calendar = writtenReply(reply());
  const disowned =
    'Authentication-Results: mx.example;\r\n dkim=none; dmarc=fail (p=none) header.from=amt.example';
  const forged = 'Authentication-Results: mx.evil.example; dmarc=pass';
  expect(await read(replyMail({ from: ERIKA, calendar, headers: disowned }))).toMatchObject({
    isDisowned: true,
  });
  expect(await read(replyMail({ from: ERIKA, calendar, headers: `${forged}\r\n${disowned}` }))).toMatchObject(
    {
      isDisowned: true,
    },
  );
  expect(await read(replyMail({ from: ERIKA, calendar, headers: forged }))).toMatchObject({
    isDisowned: false,
  });
});

it('waits for no mail that was made to take long', { timeout: 60_000 }, async () => {
  const MIB = LIMITS.calendarMailBytes;
  const calendar = writtenReply(reply());
  const hostile = [
    `Content-Type: multipart/mixed; boundary="a"\r\n\r\n${'--a\r\n\r\n'.repeat(MIB / 7)}`,
    'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(1_900),
    `Content-Type: multipart/mixed; boundary="a"\r\n\r\n${`--a\r\n\r\n${'x'.repeat(500)}\r\n`.repeat(1_900)}`,
    `From: ${'a@b.example, '.repeat(MIB / 14)}\r\n\r\n`,
    `From: ${'('.repeat(100_000)}\r\n\r\n`,
    `Subject: ${'=?utf-8?Q?a?= '.repeat(MIB / 16)}\r\n\r\n`,
    withCalendar(`BEGIN:VCALENDAR\r\n${'BEGIN:A\r\n'.repeat(7_000)}`),
    withCalendar(`BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nA${';B="'.repeat(15_000)}:x\r\n`),
    withCalendar(calendar.replace('END:VEVENT', `COMMENT:${'\\n'.repeat(30_000)}\r\nEND:VEVENT`)),
    withCalendar(calendar.replace('END:VEVENT', `${'RRULE:FREQ=DAILY\r\n'.repeat(3_000)}END:VEVENT`)),
    withCalendar(`BEGIN:VCALENDAR\r\n${'A:\r\n '.repeat(10_000)}END:VCALENDAR`),
  ];
  for (const [index, mail] of hostile.entries()) {
    const begun = performance.now();
    const { kind } = await read(mail.slice(0, MIB));
    const took = performance.now() - begun;
    expect(took, `mail ${index}, ${kind}, ${Math.round(took)} ms`).toBeLessThan(2_000);
  }
});

it('knows by its name whose answer it is, and no name that was made up', () => {
  const uids = new CalendarUids('s'.repeat(32));
  const id = `mpt_${'0'.repeat(26)}`;
  const uid = uids.of(id);
  expect(uids.participantOf(uid)).toBe(id);
  expect(uids.participantOf(` ${uid.toUpperCase()} `)).toBe(id);
  const other = new CalendarUids('t'.repeat(32)).of(id);
  const changed = uid.replace(/.$/, (sign) => (sign === '0' ? '1' : '0'));
  for (const made of [other, changed, id, `${id}-`, '', uids.of(`mpt_${'1'.repeat(26)}`).replace('1', '0')])
    expect(uids.participantOf(made), made).toBeNull();
});
