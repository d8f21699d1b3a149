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
  /** Documents that go to another space at once; how often one account moves some. */
  documentsPerMove: 500,
  documentMovesPerMinute: 20,
  /** Proposals of one document that nobody has decided; those of one account, which leave others room; all that it has ever made there. */
  openSuggestionsPerDocument: 5_000,
  openSuggestionsPerAuthor: 1_000,
  suggestionsPerAuthor: 10_000,
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
  /** How long documents lie in a bin until they are removed for good. */
  binDays: 30,
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
  /**
   * An image of which a preview is made, unpacked; the preview's longer edge; how long the library may take to make it, and
   * the program in which it does, whose start is part of it; the memory of that program.
   */
  previewPixels: 100_000_000,
  previewEdgePixels: 480,
  previewSeconds: 10,
  previewMilliseconds: 15_000,
  previewBytes: 1 * GIB,

  /** A file in which the search finds words; how many characters of it; how long it is read before the rest is left; how often it is tried. */
  fileTextBytes: 64 * MIB,
  fileTextUnpackedBytes: 128 * MIB,
  fileTextCharacters: 1_000_000,
  fileTextMilliseconds: 20_000,
  fileTextTries: 3,

  /** What a picture in a text says; a file that is put into a text as a picture. */
  alternativeCharacters: 1_000,
  pictureBytes: 20 * MIB,

  /** What one count of votes in a text may be, below zero too. */
  entryVotes: 1_000_000,
  /** Decisions, tasks, statements and votes in one text. */
  entriesPerDocument: 5_000,

  /** A file that becomes a document; what it may be unpacked, and the parts of its archive. */
  importBytes: 50 * MIB,
  importUnpackedBytes: 100 * MIB,
  importParts: 10_000,
  /** What it may say: characters, and blocks with the cells of tables. */
  importCharacters: 1_000_000,
  importBlocks: 100_000,
  /** Pictures of one file, which are attached to its document: pandoc takes as long as their number squared. */
  importImages: 400,
  /** Comments of one file. */
  importComments: 2_000,
  /** Making previews for one import may take so long; the rest has none. */
  importPreviewMilliseconds: 20_000,
  /** For one import, from the same budget as GraphQL; how many may wait for their turn, and of one account. */
  importCost: 2_000,
  importsWaiting: 50,
  importsPerAccount: 5,
  /** One conversion from or to another format: its time, the memory of the program that does it, and how many may wait for it. */
  conversionMilliseconds: 60_000,
  conversionBytes: 1536 * MIB,
  conversionsWaiting: 50,
  /** What a converter may answer as text. */
  convertedCharacters: 32_000_000,

  /** A document as a file, and for each document of a space as an archive, from the same budget as GraphQL. */
  documentExportCost: 2_000,
  archivedDocumentCost: 100,
  /** Lines of a register in one table. */
  registerRows: 20_000,
  /** Exports that one account has under way. */
  exportsAtOnce: 3,
  /** Pictures of one document that go out with it, and their bytes; of the others the words do. */
  exportedPictures: 200,
  exportedPictureBytes: 60 * MIB,
  /** Comments in one file; documents, attached files and their bytes in one archive. */
  exportedComments: 5_000,
  archivedDocuments: 2_000,
  archivedFiles: 20_000,
  archivedFileBytes: 4 * GIB,

  /** A page of their list shows all of them. */
  favouritesPerAccount: 100,
  templatesPerSpace: 50,
  templatesPerHub: 100,
  templateDescriptionCharacters: 500,

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
  /** Further documents of one round; files that go round with them, and their bytes, which one record holds. */
  furtherDocumentsPerRound: 19,
  attachmentsPerRound: 100,
  attachmentBytesPerRound: 128 * MIB,
  /** Each change of an answer is one more, and every result is computed of all. */
  answersPerSeat: 50,
  /** How often one seat's question is handed on, if it was taken back each time. */
  forwardsPerSeat: 10,
  /** Items of one meeting, proposals among them; open ones of one account; how deep they may stand; how long one may take. */
  agendaItems: 500,
  openAgendaProposalsPerAuthor: 50,
  agendaLevels: 3,
  agendaItemMinutes: 1_440,
  documentsPerAgendaItem: 20,
  standingItemsPerSeries: 50,
  /** What one account changes of agendas: more than anybody does by hand. */
  agendaChangesPerMinute: 240,
  /** What is said about what has become of a decision. */
  decisionNoteCharacters: 1_000,
  /** What is said of a task beside its text: how long a note may be, how often of one task, and by one account. */
  taskNoteCharacters: 2_000,
  stepsPerTask: 1_000,
  taskStepsPerMinute: 60,
  /** So many days before its day somebody is reminded of a task, and so many behind it at the latest. */
  taskReminderDays: 3,
  lateTaskReminderDays: 7,
  /** People outside who are asked by mail: in one round; links that one account sends in a day; how soon once more to one of them. */
  guestsPerRound: 100,
  guestLinksPerDay: 1_000,
  guestLinkResendSeconds: 60,
  /** How often one network address may come with a link that is not good. */
  badGuestLinksPerMinute: 20,
  /** How often an account, or a link, starts, answers and withdraws. */
  circulationChangesPerMinute: 60,

  /** How long a meeting may be, how far ahead it may be planned, and back a rhythm may begin. */
  meetingMinutes: 1_440,
  meetingDaysAhead: 1_830,
  /** What a meeting's place, a series' purpose, and a note beside an answer or a cancellation may hold. */
  meetingPlaceCharacters: 300,
  meetingPurposeCharacters: 2_000,
  meetingNoteCharacters: 1_000,
  meetingUrlCharacters: 2_000,
  /** How long there is to object, at least, where silence approves minutes. */
  minutesSilenceHours: 24,
  /** How soon somebody is told by mail of the minutes of one meeting again; beginnings of steps with them. */
  minutesMailHours: 12,
  stepsPerMinutes: 200,
  rruleCharacters: 200,
  /** Meetings of a series that are made ahead, for so many days; a rule counts no further. */
  meetingsAhead: 400,
  meetingHorizonDays: 395,
  /** How soon before its beginning a meeting can be opened. */
  meetingStartHoursBefore: 24,
  participantsPerMeeting: 200,
  /** On the list of those at a meeting, guests among them; how often one comes and goes; how often an account says so. */
  attendeesPerMeeting: 300,
  staysPerAttendee: 50,
  attendanceChangesPerMinute: 240,
  meetingSeriesPerSpace: 50,
  /** Of a space that are still to come, those of its series among them. */
  meetingsAheadPerSpace: 5_000,
  /** How often an account plans, changes, invites and answers. */
  meetingChangesPerMinute: 60,
  /** How often an account has the dates of a rhythm computed; the form does at each change of it. */
  meetingDatesPerMinute: 120,

  /** One mail, to one recipient; its subject. */
  mailCharacters: 100_000,
  mailSubjectCharacters: 300,
  /** How long a mail is tried while its recipient's server says "later", and how long mails that nobody sends are kept. */
  mailTryHours: 72,
  mailDays: 30,

  /** A mail that is read for an answer to an invitation; how many are read in one go. */
  calendarMailBytes: 1 * MIB,
  calendarMailsAtOnce: 500,
  /** Links to calendars of one account; meetings in one calendar, the latest; how often one link is fetched; false ones of one address. */
  calendarLinksPerAccount: 50,
  meetingsPerCalendar: 500,
  calendarFetchesPerMinute: 30,
  badCalendarLinksPerMinute: 20,
} as const;
