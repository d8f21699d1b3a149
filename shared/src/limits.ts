const KIB = 1024;
const MIB = 1024 * KIB;

/** Every bound of the product, in one place and the same at every door. Bytes, characters, counts or milliseconds as the names say. */
export const LIMITS = {
  /** One WebSocket message or HTTP body of any kind: a pasted report and a day offline must arrive. */
  messageBytes: 6 * MIB,
  /** One Yjs update. */
  updateBytes: 4 * MIB,
  /** One document's merged state. */
  documentBytes: 32 * MIB,
  /** An operation that carries no update. */
  operationBytes: 256 * KIB,
  /** Values in a message that is larger than that: content is a few long texts, and a million short values take seconds to read. */
  messageParts: 10_000,
  /** One awareness message. */
  awarenessBytes: 4 * KIB,
  /** Structs (items, deletions) in one update. */
  updateStructs: 200_000,
  /** Writers that a document does not know yet, in one update: each makes every later synchronisation longer. */
  updateClients: 100,
  /** Steps that Yjs takes to order one update's concurrent structs. Half a million take it up to 100 ms. */
  updateConflictSteps: 500_000,
  /** Structs that Yjs moves because one update cuts others in two: about 150 ms. */
  updateCutSteps: 200_000_000,
  /** How deep blocks may stand in one another. */
  documentDepth: 64,
  /** One attribute's or mark's text. */
  attributeCharacters: 4 * KIB,

  nameCharacters: 200,
  titleCharacters: 300,
  purposeCharacters: 2_000,
  markdownCharacters: 1_000_000,
  /**
   * Lines, signs of emphasis, quotes and items that begin within others on one line, and bars between cells in one
   * Markdown text: reading it takes time with their number.
   */
  markdownLines: 20_000,
  markdownSigns: 100_000,
  markdownMarkers: 20_000,
  markdownCells: 100_000,
  emailCharacters: 254,
  passwordMinCharacters: 12,
  passwordMaxCharacters: 256,

  /** `first` of every connection. */
  pageSize: 100,
  /** Tokens of one GraphQL document (the parser stops there). */
  graphqlTokens: 1_000,
  graphqlDepth: 10,
  graphqlAliases: 30,
  graphqlFields: 500,
  /** Cost of one operation: each field 1, times `first` in lists. */
  graphqlCost: 20_000,
  /** Cost that one account may spend in a minute. */
  graphqlCostPerMinute: 400_000,
  operationMilliseconds: 10_000,
  /** Texts of documents in one answer, all together; one text alone may be longer. */
  answerCharacters: 16 * MIB,

  /** Live operations on one socket. */
  operationsPerSocket: 100,
  socketsPerAccount: 50,
  socketsPerAddress: 500,
  /** WebSocket messages a second that one socket may send on average; more are slowed, not refused. */
  messagesPerSecond: 200,
  /** Pushes a second and session that are never refused. */
  pushesPerSecond: 50,
  connectionInitMilliseconds: 3_000,
  /** A reader is cut when nothing drained for so long … */
  slowReaderMilliseconds: 15_000,
  /** … or when its backlog exceeds its first answer by this. */
  slowReaderBytes: 1 * MIB,

  accessTokensPerAccount: 50,
  accessTokenDays: 365,
  /** How old a revision `editDocument` may name as expected. */
  expectedRevisionHours: 24,
  /** For so long a document's state at the end of each hour is kept; states that somebody kept stay for ever. */
  milestoneDays: 90,
  /** How long events are kept, at least. */
  eventDays: 90,
} as const;
