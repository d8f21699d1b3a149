import { createTransport } from 'nodemailer';
import type { MailSender as Sender, SmtpServer } from '../config.ts';
import type { StoredMail } from './stored-mail.ts';

/** How handing over one mail ended. */
export type Delivery =
  | { outcome: 'SENT' }
  /** For good: its server does not take it. */
  | { outcome: 'REFUSED'; fault: string }
  /** Not now, this one. */
  | { outcome: 'LATER'; fault: string }
  /** Not now, and none of the others: our own server does not answer, or does not want us. */
  | { outcome: 'UNREACHABLE'; fault: string };

export interface MailTransport {
  deliver(mail: StoredMail): Promise<Delivery>;
  close(): void;
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** One connection, kept open while there is something to send. */
export function openSmtp({ host, port, secure, login }: SmtpServer, from: Sender): MailTransport {
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    host,
    port,
    secure,
    // A password never travels in the clear, except within this machine.
    requireTLS: login !== null && !secure && !LOOPBACK.test(host),
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    deliver: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, from));
        return { outcome: 'SENT' };
      } catch (error) {
        return judge(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

/** One recipient, in the envelope and in the header alike; addresses as objects, so that nothing in them is read as a list. */
function messageOf(mail: StoredMail, from: Sender) {
  return {
    from: { name: from.name, address: from.address },
    to: { name: '', address: mail.recipient },
    envelope: { from: from.address, to: [mail.recipient] },
    messageId: mail.messageId,
    date: mail.createdAt,
    subject: mail.subject,
    text: mail.text ?? '',
    html: mail.html ?? '',
    ...(mail.calendar ? { icalEvent: calendarOf(mail.calendar) } : {}),
    headers: {
      // RFC 3834: no out-of-office answers to this.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.locale.toLowerCase(),
    },
  };
}

/** Outlook goes by the method that the part's header names, others by the file. */
function calendarOf(content: string) {
  const [, method = 'PUBLISH'] = /^METHOD:([A-Z]+)\r?$/m.exec(content) ?? [];
  return { method, content, filename: 'invite.ics' };
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** Only what the recipient or the message met with is theirs; everything else is between us and our server. */
function judge({ code, responseCode = 0, command = '' }: SmtpError): Delivery {
  // The reply's words are the other side's, and may hold anything: its number says enough.
  const fault = [responseCode || code, command].filter(Boolean).join(' ').slice(0, 100);
  const isAboutMail = /^(RCPT TO|DATA)/.test(command) || code === 'EMESSAGE' || command === 'API';
  if (!isAboutMail) return { outcome: 'UNREACHABLE', fault };
  const isForGood = responseCode >= 500 || command === 'API';
  return { outcome: isForGood ? 'REFUSED' : 'LATER', fault };
}
