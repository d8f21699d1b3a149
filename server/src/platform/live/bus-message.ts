/** What instances tell one another: ids and numbers, and cursors, which are never stored. */
export interface News {
  /** Documents with the revision that was committed. */
  documents: Map<string, number>;
  /** Events of a stream: its id, the first and the last number. */
  events: [spaceId: string, first: number, last: number][];
  memberships: [spaceId: string, accountId: string][];
  accounts: string[];
  organisations: string[];
  bodies: string[];
  ruleSets: string[];
  templates: string[];
  circulations: [circulationId: string, documentId: string][];
  filesRead: [documentId: string, spaceId: string][];
  /** Documents of which the house has kept or forgotten states. */
  versionsKept: string[];
  decisions: string[];
  /** Spaces with other invitations than before; null: the hub. */
  invitations: (string | null)[];
  credentials: [kind: 'session' | 'token' | 'account', id: string][];
  /** A document and its cursors, as y-protocols encodes them, in Base64. */
  cursors: [documentId: string, awareness: string][];
  /** Documents whose cursors somebody wants to know. */
  wanted: string[];
  /** Documents of which the others commit so fast that the speaker does not get through. */
  overtaken: string[];
}

export interface BusMessage extends Partial<Omit<News, 'documents'>> {
  /** The instance that speaks. */
  from: string;
  /** Counts its messages, so that a missing one is noticed. */
  number: number;
  documents?: [documentId: string, revision: number][];
  /** Too much to say: look into the database. */
  look?: true;
  /** It has just come or is leaving; whoever hears the first answers. */
  word?: 'hello' | 'bye';
}

export function noNews(): News {
  return {
    documents: new Map(),
    events: [],
    memberships: [],
    accounts: [],
    organisations: [],
    bodies: [],
    ruleSets: [],
    templates: [],
    circulations: [],
    filesRead: [],
    versionsKept: [],
    decisions: [],
    invitations: [],
    credentials: [],
    cursors: [],
    wanted: [],
    overtaken: [],
  };
}

/** PostgreSQL takes 8,000 bytes; what is longer would undo the statement. */
const LARGEST_BYTES = 7_000;
/** More than so many messages at once: looking costs less. */
const MOST_MESSAGES = 20;

/** The news in pieces that each fit into one message. What is too long to say becomes `look`. */
export function toMessages(news: News): Omit<BusMessage, 'from' | 'number'>[] {
  const messages: Omit<BusMessage, 'from' | 'number'>[] = [];
  let [message, bytes] = [{} as Record<string, unknown[]>, 0];
  for (const [key, values] of Object.entries(news) as [string, Iterable<unknown>][]) {
    for (const value of values) {
      const size = Buffer.byteLength(JSON.stringify(value)) + 1;
      // A cursor that is too long to travel is not worth a look.
      if (size > LARGEST_BYTES) continue;
      if (bytes + size > LARGEST_BYTES) {
        messages.push(message);
        [message, bytes] = [{}, 0];
      }
      message[key] = [...(message[key] ?? []), value];
      bytes += size;
    }
  }
  if (bytes > 0) messages.push(message);
  return messages.length > MOST_MESSAGES ? [{ look: true }] : messages;
}

/** Null: not a message of ours. */
export function readMessage(text: string): BusMessage | null {
  try {
    const message = JSON.parse(text) as BusMessage;
    return typeof message.from === 'string' && Number.isInteger(message.number) ? message : null;
  } catch {
    return null;
  }
}
