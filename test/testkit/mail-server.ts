import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as its recipient's server got it. */
export interface ReceivedMail {
  envelope: { from: string; to: string[] };
  raw: string;
  mail: Email;
}

/** A real SMTP server, with a hand on it. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** What it answers an address with; undefined: it takes it. */
  refuse: (address: string) => { code: number; text: string } | undefined = () => undefined;
  /** Runs when a mail has been taken, before this is acknowledged. */
  beforeAcknowledging: (addresses: readonly string[]) => Promise<void> = async () => undefined;
  #server: SMTPServer | null = null;
  #port = 0;

  static async open(): Promise<MailServer> {
    const server = new MailServer();
    await server.giveBack();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** The mails to this address, oldest first. */
  to(address: string): ReceivedMail[] {
    return this.received.filter(({ envelope }) => envelope.to.includes(address));
  }

  async takeAway(): Promise<void> {
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
    this.#server = null;
  }

  async giveBack(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        const refusal = this.refuse(address);
        done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
      },
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', async () => {
          await this.#take(Buffer.concat(parts), envelope);
          done(null);
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', () => resolve()));
    this.#port = (server.server.address() as AddressInfo).port;
    this.#server = server;
  }

  async #take(bytes: Buffer, envelope: Envelope): Promise<void> {
    const to = envelope.rcptTo.map(({ address }) => address);
    this.received.push({
      envelope: { from: envelope.mailFrom ? envelope.mailFrom.address : '', to },
      raw: bytes.toString('utf8'),
      mail: await PostalMime.parse(bytes),
    });
    await this.beforeAcknowledging(to);
  }
}

interface Envelope {
  mailFrom: false | { address: string };
  rcptTo: { address: string }[];
}
