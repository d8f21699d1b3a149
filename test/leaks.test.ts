import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { holdsCanary, leaksIn, normalized } from './testkit/leak-search.ts';
import {
  isTheirOffice,
  LeakStage,
  Nothing,
  NOTHING_CLOSED,
  seesColleagues,
  VIEWERS,
} from './testkit/leak-stage.ts';
import type { Suggested } from './testkit/schema-walk.ts';

/** Fields with text that show no canary even to whoever may read everything, each with the reason. */
const NO_CANARY: Record<string, string> = {
  'AccessRequestEdge.cursor': 'a moment, and an id',
  'AccessToken.scopes': 'words of the grammar of scopes',
  'AgendaItem.number': 'a place in an order',
  'AgendaItem.position': 'a place in an order',
  'AttachedFile.downloadPath': 'an id',
  'MinutesStep.contentHash': 'a hash',
  'StandingAgendaItem.position': 'a place in an order',
  'AttachedFile.mediaType': 'a word of a list',
  'AttachedFile.previewPath': 'an id',
  'AttachedFileEdge.cursor': 'an id',
  'Body.name': 'bodies are for the whole hub',
  'Body.purpose': 'bodies are for the whole hub',
  'Body.shortName': 'bodies are for the whole hub',
  'BodyEdge.cursor': 'bodies are for the whole hub',
  'BodySeat.endsOn': 'a day',
  'BodySeat.startsOn': 'a day',
  'BodySeatEdge.cursor': 'bodies are for the whole hub',
  'TaskStepEdge.cursor': 'a place in an order, and an id',
  'TextEntry.dueOn': 'a day',
  'TextEntry.number': 'a number',
  'TextEntryEdge.cursor': 'a place or an id',
  'ChangeConnection.newestCursor': 'sealed',
  'ChangeEdge.cursor': 'sealed',
  'ColleagueEdge.cursor': 'people of one’s own organisation',
  'CommentAnchor.end': 'a position',
  'CommentAnchor.start': 'a position',
  'CommentEdge.cursor': 'an id',
  'CommentThreadEdge.cursor': 'an id',
  'Deadline.day': 'a day',
  'Deadline.time': 'a time of the day',
  'DifferenceAttribute.formerValue': 'a level, a number, a word of a list',
  'DifferenceAttribute.name': 'a word of a list',
  'DifferenceAttribute.value': 'a level, a number, a word of a list',
  'DifferencePart.formerKind': 'a word of a list',
  'DifferencePart.kind': 'a word of a list',
  'DifferencePiece.formerMarks': 'words of a list',
  'DifferencePiece.marks': 'words of a list',
  'Document.position': 'a place in an order',
  'DocumentDifference.toContentHash': 'a hash',
  'DocumentEdge.cursor': 'a place in an order, and an id',
  'DocumentGuestEdge.cursor': 'a moment, and an id',
  'DocumentVersion.contentHash': 'a hash',
  'DocumentVersionEdge.cursor': 'a number, and an id',
  'Circulation.bodyName': 'bodies are for the whole hub',
  'Circulation.contentHash': 'a hash',
  'Circulation.resultWords': 'words of the house',
  'Circulation.ruleSetName': 'rules are for the whole hub',
  'Circulation.ruleWords': 'words of the house',
  'CirculationAttachment.downloadPath': 'an id',
  'CirculationAttachment.hash': 'a hash',
  'CirculationAttachment.mediaType': 'a media type',
  'CirculationDocument.contentHash': 'a hash',
  'CirculationAnswer.program': 'name of a service account, which is shown as its account’s name is',
  'CirculationAnswerEdge.cursor': 'a moment, and an id',
  'CirculationEdge.cursor': 'a moment, and an id',
  'CirculationRemark.guestName': 'as `CirculationSeat.guestName`, which is shown',
  'CirculationRemark.organisationName': 'the directory is for the whole hub',
  'CirculationRemarkEdge.cursor': 'a number, and an id',
  'CirculationSeat.organisationName': 'the directory is for the whole hub',
  'CirculationSeatEdge.cursor': 'a number, and an id',
  'Circulation.recordPath': 'an id',
  'Decision.bodyName': 'bodies are for the whole hub',
  'Decision.number': 'a year and a number',
  'Decision.stateOn': 'a day',
  'DecisionEdge.cursor': 'a number, and an id',
  'DocumentMove.token': 'a hash of ids that the viewer knows',
  'DocumentReleased.title': 'for everybody',
  'DocumentUpdates.awareness': 'cursors of others, of whom there are none',
  'DocumentUpdates.cursors': 'cursors of others, of whom there are none',
  'DocumentUpdates.stateVector': 'clocks',
  'DocumentUpdates.update': 'looked for by the test of subscriptions',
  'FavouriteEdge.cursor': 'a place in an order, and an id',
  'MeetingDate.day': 'a day',
  'MeetingEdge.cursor': 'a moment, and an id',
  'Meeting.calendarUid': 'an id',
  'Meeting.timeZone': 'a name of a list',
  'MeetingSeries.rrule': 'a rule',
  'MeetingSeries.startsAtTime': 'a time of the day',
  'MeetingSeries.startsOn': 'a day',
  'MeetingSeries.timeZone': 'a name of a list',
  'GuestCirculationDocument.content': 'shown to whoever bears the secret of its link',
  'GuestCirculationDocument.contentHash': 'shown to whoever bears the secret of its link',
  'GuestCirculationDocument.markdown': 'shown to whoever bears the secret of its link',
  'GuestCirculationDocument.title': 'shown to whoever bears the secret of its link',
  'GuestCirculation.bodyName': 'shown to whoever bears the secret of its link',
  'GuestCirculation.content': 'shown to whoever bears the secret of its link',
  'GuestCirculation.contentHash': 'shown to whoever bears the secret of its link',
  'GuestCirculation.markdown': 'shown to whoever bears the secret of its link',
  'GuestCirculation.question': 'shown to whoever bears the secret of its link',
  'GuestCirculation.resultWords': 'shown to whoever bears the secret of its link',
  'GuestCirculation.ruleWords': 'shown to whoever bears the secret of its link',
  'GuestCirculation.title': 'shown to whoever bears the secret of its link',
  'GuestCirculation.withdrawnBecause': 'shown to whoever bears the secret of its link',
  'InvitationEdge.cursor': 'a moment, and an id',
  'OfferedInvitation.documentTitle': 'shown to whoever bears the secret of its link',
  'MentionEdge.cursor': 'an id',
  'OfferedEmailChange.email': 'shown to whoever bears the secret of its link',
  'OfferedInvitation.email': 'shown to whoever bears the secret of its link',
  'OfferedInvitation.invitedBy': 'shown to whoever bears the secret of its link',
  'OfferedInvitation.name': 'shown to whoever bears the secret of its link',
  'OfferedInvitation.spaceName': 'shown to whoever bears the secret of its link',
  'ManagedAccount.lastSignInOn': 'a day',
  'Organisation.ags': 'the directory is for the whole hub',
  'Organisation.ars': 'the directory is for the whole hub',
  'Organisation.mailbox': 'the directory is for the whole hub',
  'Organisation.name': 'the directory is for the whole hub',
  'Organisation.shortName': 'the directory is for the whole hub',
  'OrganisationEdge.cursor': 'the directory is for the whole hub',
  'NamedRuleSet.name': 'rules are for the whole hub',
  'NamedRuleSet.words': 'words of the house',
  'NamedRuleSetEdge.cursor': 'rules are for the whole hub',
  'Query.recordKey': 'the public key of the hub',
  'Release.bodyName': 'for everybody',
  'Release.content': 'for everybody',
  'Release.contentHash': 'for everybody',
  'Release.markdown': 'for everybody',
  'Release.title': 'for everybody',
  'Release.withdrawnBecause': 'for everybody',
  'ReleaseEdge.cursor': 'a number, and an id',
  'ReleaseWithdrawn.title': 'for everybody',
  'RuleSetVersionEdge.cursor': 'a number, and an id',
  'RuleTemplate.source': 'words of the house',
  'RuleTemplate.title': 'words of the house',
  'RuleTemplate.words': 'words of the house',
  'SearchHitConnection.ignoredWords': 'words of German that stand everywhere',
  'SearchHitEdge.cursor': 'a rank, a moment, and an id',
  'Session.address': 'an address of the network',
  'Session.browser': 'a name of a list',
  'Session.system': 'a name of a list',
  'SpaceMemberEdge.cursor': 'a moment, and an id',
  'BuiltinTemplate.description': 'words of the house',
  'BuiltinTemplate.markdown': 'words of the house',
  'BuiltinTemplate.name': 'words of the house',
  'SuggestionEdge.cursor': 'a moment, and an id',
  'SimilarWords.found': 'the word is typed rightly; see search-access.test.ts',
  'SimilarWords.typed': 'what was sent',
  'TrailEntry.address': 'an address of the network',
  'TrailEntry.kind': 'a word of a list',
  'TrailEntry.organisation': 'nobody here belongs to one',
  'TrailEntry.task': 'a word of a list',
  'TrailEntryEdge.cursor': 'a number',
  'TrailFact.name': 'a word of a list',
  'Document.exportPath': 'an id',
  'Space.exportPath': 'an id',
  'Meeting.minutesExportPath': 'an id',
  'MinutesExtract.contentHash': 'a hash',
  'MinutesExtract.leftOut': 'nothing stays out here; see minutes-extract.test.ts',
  'MinutesExtract.people': 'nobody is named here; see minutes-extract.test.ts',
};

// Hundreds of questions each.
vi.setConfig({ testTimeout: 420_000, hookTimeout: 120_000 });

let stage: LeakStage;
let queries: Suggested[];
beforeAll(async () => {
  stage = await LeakStage.start({ withTwin: true });
  queries = stage.operations('query');
});
afterAll(() => stage.close());

it('every field of the schema is asked for', () => {
  stage.operations('subscription');
  const { walk } = stage;
  expect([...walk.reachable()].filter((path) => !walk.covered.has(path))).toEqual([]);
  expect(walk.covered.size).toBeGreaterThan(150);
});

describe('a member', () => {
  const shown = new Set<string>();

  /** Notes each field with text that shows a canary. */
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== 'object' || value === null) return;
    const { __typename, ...fields } = value as Record<string, unknown>;
    for (const [name, inner] of Object.entries(fields)) {
      const texts = [inner].flat().filter((text) => typeof text === 'string');
      if (texts.some(holdsCanary)) shown.add(`${String(__typename)}.${name}`);
      look(inner);
    }
  };

  it('is shown a canary by every root field and every field with text, but for those that are named', async () => {
    const { member } = stage.closed;
    const silent = new Set(queries.map(({ root }) => root));
    for (const query of queries) {
      for (const id of stage.idsFor(query)) {
        const { data } = await stage.ask(member, query, id);
        look(data);
        if (holdsCanary(JSON.stringify(data ?? null))) silent.delete(query.root);
      }
    }
    expect([...silent].filter((root) => !(root in NOTHING_CLOSED))).toEqual([]);
    const withText = Object.values(stage.schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const))
      .filter(([, { type }]) => ['String', 'Base64'].includes(getNamedType(type).name))
      .map(([type, { name }]) => `${type}.${name}`)
      .filter((path) => stage.walk.covered.has(path));
    expect(withText.length).toBeGreaterThan(25);
    expect(withText.filter((path) => !shown.has(path) && !(path in NO_CANARY))).toEqual([]);
    expect(Object.keys(NO_CANARY).filter((path) => shown.has(path))).toEqual([]);
  });
});

describe.each(VIEWERS)('%s', (name) => {
  it('is shown nothing that is closed, and the same of it as of what does not exist', async () => {
    const viewer = stage.viewer(name);
    const leaks: unknown[] = [];
    for (const query of queries.filter((each) => each.id !== null && !isTheirOffice(name, each))) {
      const nothing = new Nothing(async (id) => normalized(await stage.ask(viewer, query, id)));
      for (const id of stage.idsFor(query, name) as string[]) {
        const answer = await stage.ask(viewer, query, id);
        const found = leaksIn(JSON.stringify(answer), stage.closedTo(name), id);
        const told = normalized(answer);
        const absent = await nothing.like(id, (each) => each === told);
        if (found.length > 0 || told !== absent)
          leaks.push({ query, id, found, answer: told, nothing: absent });
      }
    }
    expect(leaks).toEqual([]);
  });

  it('finds lists and counts as if nothing closed existed', async () => {
    const differences: unknown[] = [];
    for (const query of queries.filter((each) => each.id === null && !isTheirOffice(name, each))) {
      const here = await stage.ask(stage.viewer(name), query);
      const there = await stage.ask(stage.viewer(name, stage.twin!), query);
      const found = leaksIn(JSON.stringify(here), stage.closedTo(name), undefined);
      const isSame = seesColleagues(name, query) || normalized(here) === normalized(there);
      if (found.length > 0 || !isSame)
        differences.push({ query, found, here: normalized(here), there: normalized(there) });
    }
    expect(differences).toEqual([]);
  });
});
