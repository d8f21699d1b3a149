const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

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
  /** Proposals that one update brings; each has a row of its own. */
  updateSuggestions: 1_000,
  /** An update of somebody who may only propose: it is tried before it is taken. */
  suggestingUpdateBytes: 256 * KIB,
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
  /** Reading and writing one text, in its own thread. The largest take about three seconds. */
  textMilliseconds: 20_000,
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
  /** Cost of one operation: each field its `@cost` (else 1), times `first` in lists. */
  graphqlCost: 20_000,
  /** Cost that one account may spend in a minute, and strangers of one address together. */
  graphqlCostPerMinute: 400_000,
  /** One token of it: an account's programs leave something to its owner. */
  graphqlCostPerMinuteAndToken: 300_000,
  /** Everybody at one address together: an office behind one address is five hundred people and more. */
  graphqlCostPerMinuteAndAddress: 200_000_000,
  /** A trail as a file, from the same budgets: half of what the dearest question costs. */
  trailExportCost: 10_000,
  /** Requests of one address in a minute beside GraphQL (`/api`), by whomever: an office is behind one, too. */
  requestsPerMinuteAndAddress: 6_000,
  /** What is refused before it has a price: not to be parsed, or by a credential that is none. */
  graphqlCostOfRefusal: 50,
  operationMilliseconds: 10_000,
  /** Texts of documents in one answer, all together; one text alone may be longer. */
  answerCharacters: 16 * MIB,

  /** Live operations on one socket. */
  operationsPerSocket: 100,
  /** Queries that one account keeps open (`@live`), on all its connections together. */
  liveQueriesPerAccount: 500,
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
  /** What may wait to leave for one account, on all its sockets, streams and answers together: the largest document and more. */
  unsentBytesPerAccount: 64 * MIB,

  /** Spaces that one account has made, and documents of one space with those in its bin: far more than work needs. */
  spacesPerAccount: 1_000,
  documentsPerSpace: 20_000,
  /** Proposals that are decided at once. */
  decidedSuggestions: 500,
  suggestionDecisionsPerMinute: 120,
  shortNameCharacters: 40,
  /** For how long a link for a new password is good, and how many mails of that kind one account gets in an hour. */
  passwordResetMinutes: 30,
  passwordResetMailsPerHour: 3,
  /** Of one address in ten minutes: those who ask for such a link, and those who follow one that is none. */
  passwordResetsPerAddress: 30,
  /** How long the link for a new address is good, and how many mails to new addresses one account has sent in a day. */
  emailChangeHours: 24,
  emailChangeMailsPerDay: 10,
  /** How soon one can be sent once more. */
  emailChangeResendSeconds: 60,
  /** For what cannot be undone, without a password: so long ago one may have signed in. */
  freshSessionMinutes: 10,
  /** Requests for access that one account may make: enough for every link of a morning, too few to try out ids. */
  accessRequestsPerHour: 30,
  passkeysPerAccount: 20,
  /** Between two mails to the leads of a space about who asks to be let in. */
  accessRequestMailSeconds: 3_600,
  accessTokensPerAccount: 50,
  accessTokenDays: 365,
  spacesPerAccessToken: 50,
  /** For how long a token goes on beside the one that takes its place, at most. */
  accessTokenOverlapHours: 168,
  /** How old a revision `editDocument` may name as expected. */
  expectedRevisionHours: 24,
  /** For so long a document's state at the end of each hour is kept, and versions without a name; others stay for ever. */
  milestoneDays: 90,
  /** A version is made when a document rests for so long, and after so long while it is written in all the time. */
  versionRestMinutes: 10,
  versionEveryMinutes: 60,
  noteCharacters: 2_000,
  namedVersionsPerDocument: 1_000,
  /** Namings and restorings of one account: more than anybody does by hand. */
  versionChangesPerMinute: 20,
  /** Blocks in the difference of two states: each is shown. */
  differenceLines: 20_000,
  /** For so long the trail shows whole addresses; then their networks. */
  trailAddressDays: 7,
  /** How long events are kept, at least. */
  eventDays: 90,

  /** What somebody types to find something; the words in it; characters of the texts that one page marks passages in. */
  searchCharacters: 200,
  searchWords: 10,
  searchedCharacters: 4_000_000,

  /** People in one list to invite; invitations that one account sends in a day; how long one is good. */
  invitationsAtOnce: 500,
  invitationsPerDay: 1_000,
  invitationDays: 14,
  /** How long one is kept after it was answered, withdrawn or ran out. */
  invitationKeptDays: 30,
  /** How soon an invitation can be sent once more. */
  invitationResendSeconds: 60,

  /** One end of a commented passage, encoded; what is kept of its words. */
  anchorBytes: 64,
  quoteCharacters: 1_000,
  commentCharacters: 10_000,
  mentionsPerComment: 20,
  commentThreadsPerDocument: 5_000,
  commentsPerThread: 1_000,
  /** What one account writes, changes, resolves and removes of comments: more than anybody types. */
  commentsPerMinute: 60,
  /** Who was mentioned has so long to see it before a mail goes, and gets one mail at most in this time. */
  mentionMailWaitMinutes: 5,
  mentionMailEveryMinutes: 60,

  /** One attached file, and its name. */
  fileBytes: 256 * MIB,
  fileNameCharacters: 200,
  filesPerDocument: 500,
  /** All files of one space, and of the hub: each counts as often as it is attached, and from when its upload begins. */
  fileBytesPerSpace: 20 * GIB,
  fileBytesPerHub: 500 * GIB,
  /** What uploads leave free on the disk, for the database that may be on it too. */
  freeDiskBytes: 1 * GIB,
  /** Uploads that one account has under way; how long one waits for its next bytes. */
  uploadsPerAccount: 50,
  uploadHours: 24,
  /** For one request to the routes of files, from the same budget as GraphQL. */
  fileRequestCost: 10,
  /** An image of which a preview is made, unpacked; the preview's longer edge; how long making it may take. */
  previewPixels: 100_000_000,
  previewEdgePixels: 480,
  previewSeconds: 10,

  bodiesPerHub: 1_000,
  /** Former and future ones among them. */
  seatsPerBody: 2_000,
  /** A page of their list, and of a set's versions, shows all of them. */
  ruleSetsPerHub: 100,
  versionsPerRuleSet: 100,
  remindersPerRound: 10,
  /** How far away a round's deadline may be. */
  deadlineDays: 365,
  /** What a round asks; what somebody remarks, or why one is withdrawn. */
  questionCharacters: 2_000,
  remarkCharacters: 10_000,
  /** People and organisations of one round; rounds of one document. */
  seatsPerRound: 2_000,
  roundsPerDocument: 500,
  /** Each change of an answer is one more, and every result is computed of all. */
  answersPerSeat: 50,
  /** How often one account starts, answers and withdraws. */
  circulationChangesPerMinute: 60,

  /** One mail, to one recipient; its subject. */
  mailCharacters: 100_000,
  mailSubjectCharacters: 300,
  /** How long a mail is tried while its recipient's server says "later", and how long mails that nobody sends are kept. */
  mailTryHours: 72,
  mailDays: 30,
} as const;
