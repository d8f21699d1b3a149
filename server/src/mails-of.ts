import { isEmailChangeWaiting } from './accounts/email-change.ts';
import { isResetStillGood } from './accounts/password-reset.ts';
import { ASKED_MAIL, ENDED_MAIL, REMINDED_MAIL } from './circulations/circulation-mail-words.ts';
import {
  isStillConcerned,
  isStillSilent,
  isStillToAnswer,
  noteReached,
} from './circulations/circulation-mails.ts';
import {
  guestMail,
  isGuestConcerned,
  isGuestSilent,
  isGuestToAnswer,
  noteGuestReached,
  noteGuestRefused,
} from './circulations/guest-mails.ts';
import { isStillMentioned, MENTION_MAIL } from './comments/mention-mail.ts';
import {
  DECIDED_MAIL,
  isStillAsked,
  isStillDecided,
  WAITING_MAIL,
} from './documents/tell-access-requests.ts';
import { isStillOffered } from './invitations/resend-invitation.ts';
import { MINUTES_MAIL } from './meetings/minutes-mail.ts';
import { isStillRemarkable } from './meetings/tell-minutes.ts';
import { CALLED_OFF_MAIL, FAREWELL_MAIL, INVITED_MAIL } from './meetings/meeting-mail-words.ts';
import { isStillInvited, isStillReachable, mayStillKnow } from './meetings/tell-calendars.ts';
import { isStillToDo } from './tasks/remind-of-tasks.ts';
import { TASK_MAIL } from './tasks/task-mail.ts';
import type { Announcements } from './platform/live/announcements.ts';
import type { MailGuard, MailSent } from './platform/mail/mail-courier.ts';
import type { MailKind } from './platform/mail/outbox.ts';

/** By kind of mail. */
export interface MailRules {
  /** Whether one may still go. */
  mailGuards: Record<MailKind, MailGuard>;
  /** What follows from one having been sent. */
  mailsSent: Record<MailKind, MailSent>;
  /** What follows from one having been refused for good. */
  mailsRefused: Record<MailKind, MailSent>;
}

export function mailsOf(announcements: Announcements): MailRules {
  return {
    mailGuards: MAIL_GUARDS,
    mailsSent: {
      [ASKED_MAIL]: noteReached(announcements),
      [guestMail(ASKED_MAIL)]: noteGuestReached(announcements),
    },
    mailsRefused: { [guestMail(ASKED_MAIL)]: noteGuestRefused(announcements) },
  };
}

/** Kinds that are not here go whatever has happened since. */
const MAIL_GUARDS: Record<MailKind, MailGuard> = {
  INVITATION: isStillOffered,
  [WAITING_MAIL]: isStillAsked,
  [DECIDED_MAIL]: isStillDecided,
  PASSWORD_RESET: isResetStillGood,
  [MENTION_MAIL]: isStillMentioned,
  EMAIL_CHANGE: isEmailChangeWaiting,
  EMAIL_TAKEN: isEmailChangeWaiting,
  [ASKED_MAIL]: isStillToAnswer,
  [REMINDED_MAIL]: isStillSilent,
  [ENDED_MAIL]: isStillConcerned,
  [guestMail(ASKED_MAIL)]: isGuestToAnswer,
  [guestMail(REMINDED_MAIL)]: isGuestSilent,
  [guestMail(ENDED_MAIL)]: isGuestConcerned,
  [TASK_MAIL]: isStillToDo,
  [INVITED_MAIL]: isStillInvited,
  [CALLED_OFF_MAIL]: mayStillKnow,
  [FAREWELL_MAIL]: isStillReachable,
  [MINUTES_MAIL]: isStillRemarkable,
};
