import type { Router } from 'express';
import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import { Locale } from './accounts/account.entity.ts';
import type { Hub } from './hub.ts';
import { agendaAsText } from './meetings/agenda-text.ts';
import { CalendarClock } from './meetings/calendar-clock.ts';
import { calendarRoutes } from './meetings/calendar.routes.ts';
import { CalendarUids } from './meetings/calendar-uid.ts';
import { takeAnswers } from './meetings/read-answers.ts';
import type { AgendaOf, CalendarParts } from './meetings/tell-calendars.ts';
import type { Config, MailSender } from './platform/config.ts';
import type { DoorParts } from './platform/graphql/door.ts';
import type { RegularJob } from './platform/jobs/jobs.ts';
import { readMailbox } from './platform/mail/mailbox.ts';

/** Meetings in calendars: what is sent to them, fetched by them, and answered from them. */
export interface Calendars {
  jobs: RegularJob[];
  routes(parts: DoorParts): Router;
  close(): Promise<void>;
}

export interface CalendarOptions {
  config: Config;
  hub: Hub;
  secret: string;
  origin: string;
  log: Logger;
}

const agendaOf: AgendaOf = async (transaction, meetingId, locale) =>
  (await agendaAsText(transaction, meetingId, Locale[locale])).plain;

export function openCalendars({ config, hub, secret, origin, log }: CalendarOptions): Calendars {
  const { database, announcements, outbox } = hub;
  const { imap } = config;
  const { name, address: email } = senderOf(config, origin);
  const uids = new CalendarUids(secret);
  const organizer = { name: name || 'Umlauf', email };
  const calendar: CalendarParts = { outbox, uids, organizer, isAnswerRead: imap !== null, agendaOf };
  const clock = new CalendarClock(database, announcements, calendar, log);
  const answers = { database, uids, log };
  const read = async (closing: AbortSignal) => {
    const [maxBytes, maxMails] = [LIMITS.calendarMailBytes, LIMITS.calendarMailsAtOnce];
    const take = (mail: Parameters<typeof takeAnswers>[1]) => takeAnswers(answers, mail);
    await readMailbox(imap!, { maxBytes, maxMails, take, closing, log });
  };
  return {
    jobs: [
      // What a wake-up missed: of an instance that died, or of a meeting that was being changed.
      { name: 'tell-calendars', cron: '* * * * *', run: () => clock.run() },
      ...(imap ? [{ name: 'read-answers', cron: '* * * * *', run: read }] : []),
    ],
    routes: (parts) => calendarRoutes(parts, { calendar, announcements, demands: config }),
    close: () => clock.close(),
  };
}

/** Whom mails come from. */
export function senderOf({ mailFrom }: Pick<Config, 'mailFrom'>, origin: string): MailSender {
  return mailFrom ?? { name: 'Umlauf', address: `umlauf@${new URL(origin).hostname}` };
}
