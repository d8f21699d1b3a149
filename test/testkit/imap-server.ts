import type { AddressInfo } from 'node:net';
import hoodiecrow, { type HoodiecrowServer } from 'hoodiecrow-imap';

/** A real IMAP server (npm: hoodiecrow-imap) with one mailbox. */
export class ImapServer {
  #server!: HoodiecrowServer;

  static async open({ keepsKeywords = true } = {}): Promise<ImapServer> {
    const imap = new ImapServer();
    const inbox = { messages: [], allowPermanentFlags: keepsKeywords };
    const server = hoodiecrow({ storage: { INBOX: inbox } });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    imap.#server = server;
    return imap;
  }

  get url(): string {
    return `imap://testuser:testpass@127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Puts a mail into the mailbox, as if it had arrived at that moment. Answers its number. */
  deliver(raw: string, arrivedAt = new Date()): number {
    const box = this.#server.folderCache['INBOX']!;
    const internaldate = imapDate(arrivedAt);
    const bytes = Buffer.from(raw).toString('binary');
    return this.#server.appendMessage(box, [], internaldate, bytes).message.uid;
  }

  /** What marks a mail; undefined: it is not there any more. */
  flagsOf(uid: number): string[] | undefined {
    return this.#server.folderCache['INBOX']!.messages.find(
      (message) => message.uid === uid,
    )?.flags.toSorted();
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** RFC 3501, `date-time`. */
function imapDate(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString())!;
  return `${day}-${month}-${year} ${time} +0000`;
}
