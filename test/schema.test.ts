import { readFileSync } from 'node:fs';
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { needsOf } from '@umlauf/server/platform/graphql/tell-scopes';
import { makeSchema, printSdl } from '@umlauf/server/schema';

const schema = await makeSchema({ get: (resolver: new () => object) => new resolver() } as never);

/** Everything that can bear a description, by its path: `Space.documents(first)`. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const found: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) {
    for (const value of type.getValues()) found.push([`${type.name}.${value.name}`, value.description]);
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      found.push([`${type.name}.${field.name}`, field.description]);
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const path = `${type.name}.${field.name}`;
      found.push([path, field.description]);
      for (const argument of field.args) found.push([`${path}(${argument.name})`, argument.description]);
    }
  }
  return found;
}

/**
 * Lists that are no connections, since they are bounded: results of invitations by the list that was sent, scopes by their
 * number, mentions by 20 in a comment, a token’s spaces by 50, tokens by 50 for each account, events by their own `first`,
 * sessions by 100, passkeys by 20, links to calendars by 50, passages, their marks and similar words by what fits and helps, differences by 20,000
 * lines, writers (also of what is proposed) by who belongs to the space, spaces by those that one has, facts by what is
 * recorded, rules by those that the house knows and their words by what they say, reminders by the days of a round, answers
 * that are offered by the rules, one’s seats by the organisations of a body, items of an agenda with its proposals by 500,
 * an item’s documents by 20 and its history by 50, standing items by 50, who usually takes part in meetings by who belongs to
 * the space, dates of a rhythm by 24, what holds beside a task’s text by two, those at a meeting by 300, how often one
 * comes and goes by 50, minutes that nobody has approved by ten, remarks on them by 100, and steps by how often people take one.
 */
const BOUNDED = [
  'AccessToken.scopes',
  'AccessToken.spaces',
  'Agenda.items',
  'Agenda.proposals',
  'AgendaItem.documents',
  'AgendaItem.history',
  'Circulation.attachments',
  'Circulation.choices',
  'Circulation.furtherDocuments',
  'Circulation.ruleWords',
  'Circulation.viewerSeats',
  'Comment.mentions',
  'Deadline.notes',
  'DifferenceLine.parts',
  'DifferenceLine.pieces',
  'DifferenceLine.writers',
  'DifferencePart.attributes',
  'DifferencePiece.formerMarks',
  'DifferencePiece.marks',
  'DocumentDifference.lines',
  'DocumentVersion.writers',
  'ErasurePreview.spacesLeftEmpty',
  'ErasurePreview.spacesToHandOver',
  'GuestCirculation.attachments',
  'GuestCirculation.choices',
  'GuestCirculation.formerRemarks',
  'GuestCirculation.furtherDocuments',
  'GuestCirculation.ruleWords',
  'Meeting.extracts',
  'Meeting.unsettledMinutes',
  'Meeting.usualParticipants',
  'MeetingAttendance.attendees',
  'MeetingAttendee.stays',
  'MeetingSeries.standingItems',
  'MeetingSeries.usualParticipants',
  'MinutesApproval.remarks',
  'MinutesApproval.steps',
  'MinutesExtract.leftOut',
  'MinutesExtract.people',
  'MovedSight.people',
  'Mutation.inviteToDocument',
  'Mutation.inviteToHub',
  'Mutation.inviteToSpace',
  'NamedRuleSet.words',
  'Query.builtinTemplates',
  'Query.meetingDates',
  'Query.ruleTemplates',
  'RuleSet.reminderDaysBefore',
  'RuleTemplate.words',
  'SearchHit.matchedIn',
  'SearchHit.nameRanges',
  'SearchHit.passages',
  'SearchHit.titleRanges',
  'SearchPassage.ranges',
  'ServiceAccount.accessTokens',
  'SimilarWords.found',
  'Space.latestEvents',
  'SuggestedWords.alsoBy',
  'TextEntry.beside',
  'TextEntry.problems',
  'TrailEntry.facts',
  'Viewer.accessTokens',
  'Viewer.calendarLinks',
  'Viewer.passkeys',
  'Viewer.sessions',
];

describe('the schema', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );

  it('is the committed one: run `pnpm generate` after a change', () => {
    const committed = readFileSync(new URL('../server/schema.graphql', import.meta.url), 'utf8');
    expect(printSdl(schema)).toBe(committed);
  });

  it('describes every type, field, argument and value', () => {
    const all = types.flatMap(described);
    const directives = schema
      .getDirectives()
      .map(({ name, description }) => [`@${name}`, description] as const);
    expect(directives.filter(([, text]) => !text?.trim())).toEqual([]);
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter(([, text]) => !text?.trim()).map(([path]) => path)).toEqual([]);
  });

  it('says of every root field which scope it takes, or that it takes none', () => {
    const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
    const fields = roots.flatMap((type) => Object.values(type.getFields()));
    expect(fields.filter((field) => !needsOf(field)).map(({ name }) => name)).toEqual([]);
    const told =
      /(Scope: (`[a-z]+:[a-z]+`( and `[a-z]+:[a-z]+`)*|none)\.|For people: no scope opens it to access tokens\.)$/;
    expect(fields.filter(({ description }) => !told.test(description ?? '')).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('describes in sentences', () => {
    const unfinished = types.flatMap(described).filter(([, text]) => text && !/[.)]$/.test(text.trim()));
    expect(unfinished).toEqual([]);
  });

  it('names mutations verb first, and lists that can be long as connections', () => {
    const mutations = Object.keys(schema.getMutationType()!.getFields());
    const verbs =
      /^(accept|add|answer|approve|begin|bring|cancel|change|confirm|create|decide|delete|edit|end|erase|export|forward|grant|hand|invite|mark|move|name|note|plan|propose|push|refuse|release|remove|rename|reopen|request|resend|resolve|restore|revoke|rotate|seal|set|start|trash|update|withdraw)[A-Z]/;
    expect(mutations.filter((name) => !verbs.test(name))).toEqual([]);
    const lists = types
      .filter(isObjectType)
      .filter((type) => !type.name.endsWith('Connection'))
      .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const))
      .filter(([, field]) => String(field.type).startsWith('['))
      .map(([name, field]) => `${name}.${field.name}`);
    expect(lists.toSorted()).toEqual(BOUNDED);
  });

  it('asks every long list for `first`', () => {
    const connections = types
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const))
      .filter(([, field]) => String(field.type).endsWith('Connection!'));
    expect(connections.length).toBeGreaterThanOrEqual(4);
    for (const [name, field] of connections) {
      const first = field.args.find((argument) => argument.name === 'first');
      expect(String(first?.type), `${name}.${field.name}`).toBe('Int!');
    }
  });

  /** Every type of which an object can be in a query's answer. */
  function queried(): GraphQLObjectType[] {
    const found = new Set<GraphQLObjectType>();
    const walk = (type: GraphQLNamedType): void => {
      if (isAbstractType(type)) return schema.getPossibleTypes(type).forEach(walk);
      if (!isObjectType(type) || found.has(type)) return;
      found.add(type);
      for (const field of Object.values(type.getFields())) walk(getNamedType(field.type));
    };
    walk(schema.getQueryType()!);
    return [...found];
  }

  it('says of every field that a query can reach what can change it', () => {
    const fields = queried().flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, ...field })),
    );
    expect(fields.length).toBeGreaterThan(80);
    const undeclared = fields.filter(
      ({ extensions }) => extensions['changedBy'] === undefined && extensions['plain'] !== true,
    );
    expect(undeclared.map(({ path }) => path)).toEqual([]);
  });

  it('says of every object by what it is known to have changed, when fields show its properties', () => {
    const undeclared = queried().filter((type) => {
      const isShown = Object.values(type.getFields()).some(({ extensions }) => extensions['plain']);
      const declares = [type, ...type.getInterfaces()].some(({ extensions }) => extensions['changedBy']);
      return isShown && !declares;
    });
    expect(undeclared.map(({ name }) => name)).toEqual([]);
  });

  it('calls plain only what is the property of its name, whoever asks', async () => {
    const plain = types
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ extensions }) => extensions['plain'] && !extensions['make']);
    expect(plain.length).toBeGreaterThan(40);
    for (const { name, resolve } of plain) {
      const value = Symbol(name);
      expect(await resolve!({ [name]: value }, {}, { reads: null }, {} as never)).toBe(value);
    }
  });
});
