import 'reflect-metadata';
import { readOrganisation } from '../organisations/organisation.inputs.ts';
import { choicesOf } from '@umlauf/shared/circulation/rule-set';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { demoOrganisations } from './demo-organisations.ts';
import { demoMeetings } from './demo-meetings.ts';
import { demoBody, demoRound } from './demo-rounds.ts';
import MarkdownIt from 'markdown-it';
import { roleAllows } from '@umlauf/shared/roles';
import { LIMITS } from '@umlauf/shared/limits';
import { describe, expect, it } from 'vitest';
import { demoAccounts, demoSpaces } from './demo-content.ts';
import type { DemoDocument } from './demo-content.ts';

const ALLOWED_TOKENS = new Set([
  'heading_open',
  'paragraph_open',
  'bullet_list_open',
  'ordered_list_open',
  'list_item_open',
  'table_open',
  'thead_open',
  'tbody_open',
  'tr_open',
  'th_open',
  'td_open',
  'blockquote_open',
  'fence',
  'hr',
  'inline',
  'text',
  'strong_open',
  'em_open',
  's_open',
  'link_open',
  'code_inline',
]);

// HTML on: a tag in a text is then a token of its own, and so is found.
const markdown = new MarkdownIt({ html: true });

function tokensOf(document: DemoDocument) {
  return markdown.parse(document.markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

function flatten(documents: readonly DemoDocument[]): DemoDocument[] {
  return documents.flatMap((document) => [document, ...flatten(document.children ?? [])]);
}

function rolesOf(email: string) {
  return demoSpaces.flatMap((space, index) =>
    space.members.filter((member) => member.email === email).map(({ role }) => ({ index, role })),
  );
}

const documents = demoSpaces.flatMap((space) => flatten(space.documents));

describe('demo members', () => {
  it('are accounts with distinct addresses under .example', () => {
    const emails = demoAccounts.map((account) => account.email);
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.filter((email) => !/^[a-z.]+@[a-z-]+\.example$/.test(email))).toEqual([]);
    const strangers = demoSpaces
      .flatMap((space) => space.members)
      .filter((member) => !emails.includes(member.email));
    expect(strangers).toEqual([]);
  });

  it('koordination leads every space and is the only administrator', () => {
    expect(rolesOf('koordination@umlauf.example').map(({ role }) => role)).toEqual(
      demoSpaces.map(() => 'LEAD'),
    );
    expect(demoAccounts.filter((account) => account.isAdministrator).map((account) => account.email)).toEqual(
      ['koordination@umlauf.example'],
    );
  });

  it('stadt writes in exactly two spaces, the first among them', () => {
    const roles = rolesOf('stadt@umlauf.example');
    expect(roles.map(({ role }) => role)).toEqual(['WRITER', 'WRITER']);
    expect(roles[0]?.index).toBe(0);
  });

  it('gast is a guest of one space and fremd belongs to none', () => {
    expect(rolesOf('gast@umlauf.example').map(({ role }) => role)).toEqual(['GUEST']);
    expect(rolesOf('fremd@umlauf.example')).toEqual([]);
  });
});

describe('demo organisations', () => {
  it('are sound, a dozen and more, and have members who are accounts', () => {
    expect(demoOrganisations.length).toBeGreaterThanOrEqual(12);
    for (const { members: _, ...input } of demoOrganisations)
      expect(() => readOrganisation(input)).not.toThrow();
    const members = demoOrganisations.flatMap((organisation) => organisation.members ?? []);
    const emails = new Set(demoAccounts.map(({ email }) => email));
    expect(members.filter((email) => !emails.has(email))).toEqual([]);
    expect(new Set(members).size).toBe(members.length);
  });
});

describe('what goes round in the demo', () => {
  it('goes to organisations and people that there are, by their own organisation', () => {
    for (const { organisation, email } of demoBody.seats) {
      const known = demoOrganisations.find(({ name }) => name === organisation);
      expect(known, organisation).toBeDefined();
      if (email) expect(known!.members).toContain(email);
    }
  });

  it('is a document of the demo, sent round by whoever may write there, with answers that the rules offer', () => {
    const space = demoSpaces.find((each) =>
      flatten(each.documents).some(({ title }) => title === demoRound.title),
    );
    const role = space!.members.find(({ email }) => email === demoRound.startedBy)!.role;
    expect(roleAllows(role, 'startCirculation')).toBe(true);
    const offered = choicesOf(RULE_TEMPLATES[demoRound.template].rules);
    for (const { choice, email } of demoRound.answers) {
      expect(offered).toContain(choice);
      expect(demoBody.seats.map((seat) => seat.email)).toContain(email);
    }
  });
});

it('the demo’s meetings are of members, about documents of their space', () => {
  const space = demoSpaces.find(({ name }) => name === demoMeetings.space)!;
  const members = space.members.map(({ email }) => email);
  const titles = flatten(space.documents).map(({ title }) => title);
  const named = demoMeetings.agenda.flatMap(({ responsible }) => responsible ?? []);
  expect(members).toEqual(expect.arrayContaining([...demoMeetings.participants, ...named]));
  expect(members).toContain(demoMeetings.plannedBy);
  expect(titles).toEqual(
    expect.arrayContaining(demoMeetings.agenda.flatMap(({ document }) => document ?? [])),
  );
});

describe('demo spaces', () => {
  it('stand in the order of their names', () => {
    const names = demoSpaces.map((space) => space.name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'de')));
  });

  it.each(demoSpaces)('$name says what it is for and why it is closed', (space) => {
    expect(space.name.length).toBeLessThanOrEqual(LIMITS.nameCharacters);
    expect(space.purpose.length).toBeGreaterThan(40);
    expect(space.closedBecause.length).toBeGreaterThan(40);
  });

  it.each(demoSpaces)('$name has unique titles, written by people who may write there', (space) => {
    const titles = flatten(space.documents).map((document) => document.title);
    expect(new Set(titles).size).toBe(titles.length);
    const roles = new Map(space.members.map(({ email, role }) => [email, role]));
    const intruders = flatten(space.documents).filter(
      ({ author }) => !roleAllows(roles.get(author), 'editDocument'),
    );
    expect(intruders).toEqual([]);
  });
});

describe('demo documents', () => {
  it('are a dozen at least, in trees, with tables and task lists', () => {
    expect(documents.length).toBeGreaterThanOrEqual(12);
    expect(documents.filter((document) => document.children).length).toBeGreaterThanOrEqual(3);
    expect(
      documents.filter((document) => document.markdown.includes('| --- |')).length,
    ).toBeGreaterThanOrEqual(8);
    expect(
      documents.filter((document) => /^- \[[ x]\] /m.test(document.markdown)).length,
    ).toBeGreaterThanOrEqual(5);
  });

  it.each(documents)('$title uses only what the editor knows', (document) => {
    const opening = tokensOf(document).filter((token) => token.nesting >= 0);
    expect(opening.filter((token) => !ALLOWED_TOKENS.has(token.type)).map((token) => token.type)).toEqual([]);
  });

  it.each(documents)('$title has headings of level 2 to 4 without a gap', (document) => {
    const levels = tokensOf(document)
      .filter((token) => token.type === 'heading_open')
      .map((token) => Number(token.tag.slice(1)));
    const steps = levels.map((level, index) => level - (levels[index - 1] ?? 1));
    expect(Math.max(...steps)).toBeLessThanOrEqual(1);
    expect(levels.filter((level) => level < 2 || level > 4)).toEqual([]);
  });

  it.each(documents)('$title links only to example hosts', (document) => {
    const links = tokensOf(document).map((token) => String(token.attrGet('href') ?? ''));
    expect(links.filter((href) => href && !/^https:\/\/([a-z-]+\.)*example(\/|$)/.test(href))).toEqual([]);
  });

  it.each(documents)('$title is one shape of table: every row as wide as its head', (document) => {
    for (const table of document.markdown.match(/^\|.*\n\| ---.*\n(\|.*\n?)*/gm) ?? []) {
      const widths = table
        .trim()
        .split('\n')
        .map((row) => row.split('|').length);
      expect(new Set(widths).size, table).toBe(1);
    }
  });
});
