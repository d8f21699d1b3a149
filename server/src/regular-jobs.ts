import type { Logger } from 'pino';
import { compactDocuments } from './documents/compact-documents.ts';
import { emptyBins } from './documents/empty-bins.ts';
import { sweepFiles } from './files/sweep-files.ts';
import { tellLeads } from './documents/tell-access-requests.ts';
import { layAllMeetings } from './meetings/change-series.ts';
import { settleDueMinutes } from './meetings/settle-due-minutes.ts';
import { removeOldChallenges, removeOldLetters } from './remove-old.ts';
import { removeOldEvents } from './platform/events/remove-old-events.ts';
import { retainTrail, shortenAddresses } from './platform/trail/retain-trail.ts';
import type { FileStore } from './files/file-store.ts';
import type { FileTexts } from './files/file-texts.ts';
import type { Hub } from './hub.ts';
import { remindOfTasks } from './tasks/remind-of-tasks.ts';
import type { RegularJob } from './platform/jobs/jobs.ts';
import type { MailCourier } from './platform/mail/mail-courier.ts';

/** What is done by the clock. */
export function jobsOf(
  hub: Hub,
  courier: MailCourier | null,
  { files, fileTexts, log }: { files: FileStore; fileTexts: FileTexts; log: Logger },
): RegularJob[] {
  const { database, announcements, documentLog, texts, versions, checkpoints, outbox } = hub;
  return [
    ...jobsOfMeetings(hub, log),
    { name: 'derive-texts', cron: '* * * * *', run: () => texts.sweep() },
    {
      name: 'remove-old-events',
      cron: '17 2 * * *',
      run: async () => {
        if ((await removeOldEvents(database, checkpoints)) > 0) announcements.emit('lookAgain');
      },
    },
    {
      name: 'shorten-addresses',
      cron: '12 * * * *',
      run: async () => void (await shortenAddresses(database)),
    },
    {
      name: 'retain-trail',
      cron: '27 2 * * *',
      run: async () => void (await retainTrail(database, checkpoints)),
    },
    { name: 'remove-old-challenges', cron: '42 * * * *', run: () => removeOldChallenges(database) },
    { name: 'sign-trail', cron: '7 * * * *', run: async () => void (await checkpoints.make()) },
    { name: 'tell-leads', cron: '* * * * *', run: () => tellLeads(database, outbox) },
    // In office hours: a mail at night reminds nobody.
    {
      name: 'remind-of-tasks',
      cron: '21 5-17 * * *',
      run: (closing) => remindOfTasks(database, outbox, undefined, closing),
    },
    // What a wake-up missed: of an instance that died, or by a server that says "later".
    { name: 'send-mails', cron: '* * * * *', run: async () => courier?.run() },
    // What an instance that died has left.
    { name: 'read-files', cron: '* * * * *', run: () => fileTexts.run() },
    {
      name: 'empty-bins',
      cron: '47 * * * *',
      run: async (closing) => void (await emptyBins(database, undefined, closing)),
    },
    { name: 'sweep-files', cron: '*/10 * * * *', run: (closing) => sweepFiles(database, files, closing) },
    { name: 'remove-old-mails', cron: '27 2 * * *', run: () => removeOldLetters(database) },
    {
      name: 'compact-documents',
      cron: '*/10 * * * *',
      run: (closing) => compactDocuments(database, documentLog, log, closing),
    },
    { name: 'keep-versions', cron: '*/5 * * * *', run: (closing) => versions.run(closing) },
  ];
}

function jobsOfMeetings({ database, coediting, work }: Hub, log: Logger): RegularJob[] {
  return [
    {
      name: 'plan-meetings',
      cron: '37 1 * * *',
      run: async (closing) => void (await layAllMeetings(database, log, closing)),
    },
    // Deadlines are asked at each question; this does what follows from them.
    {
      name: 'settle-minutes',
      cron: '* * * * *',
      run: (closing) => settleDueMinutes(database, { coediting, work }, log, closing),
    },
  ];
}
