import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { hubTraces, tracesOf } from '../../../test/testkit/traces.ts';
import type { TemplateVerb } from './template.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Ids {
  space: string;
  document: string;
  template: string;
}

interface Action {
  verb: TemplateVerb | 'use';
  name: string;
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  /** In the space, and of the hub. */
  ofSpace: Record<Role, string>;
  ofHub: Record<Role, string>;
}

const of = (roles: readonly Role[], outcome: string) =>
  Object.fromEntries(roles.map((role) => [role, outcome])) as Record<Role, string>;
const INSIDE: readonly Role[] = ['reader', 'readingToken', 'readingProgram', 'writer', 'program', 'lead'];
const NOBODY: readonly Role[] = ['anonymous', 'passerby'];
const READERS = { ...of(ROLES, 'null'), ...of(INSIDE, 'ok') };
/** Whoever is signed in reads the hub's. */
const HUB_READERS = { ...of(ROLES, 'ok'), ...of(NOBODY, 'null') };
/** A template does not exist for whoever is no member. */
const ON_TEMPLATE = {
  ...of(ROLES, 'NOT_FOUND'),
  ...of(NOBODY, 'UNAUTHENTICATED'),
  ...of(INSIDE, 'FORBIDDEN'),
  lead: 'ok',
};
/** The space itself is there for its guests and visitors. */
const IN_SPACE = { ...ON_TEMPLATE, ...of(['visitor', 'guest'], 'FORBIDDEN') };
const ADMINISTRATORS = { ...of(ROLES, 'FORBIDDEN'), ...of(NOBODY, 'UNAUTHENTICATED'), admin: 'ok' };
const WRITERS = { ...IN_SPACE, ...of(['writer', 'program'], 'ok') };

const READ = 'query($id: ID!) { template(id: $id) { name description kind markdown updatedAt } }';
const CREATE = 'mutation($input: CreateTemplateInput!) { createTemplate(input: $input) { id } }';
const UPDATE = 'mutation($input: UpdateTemplateInput!) { updateTemplate(input: $input) { id } }';
const REMOVE = 'mutation($id: ID!) { removeTemplate(templateId: $id) }';
const USE = `mutation($input: CreateDocumentFromTemplateInput!) {
  createDocumentFromTemplate(input: $input) { id } }`;

let made = 0;
const nameOf = () => `Vorlage ${(made += 1)}`;

const ACTIONS: Action[] = [
  {
    verb: 'read',
    name: 'template',
    query: READ,
    variables: ({ template }) => ({ id: template }),
    ofSpace: READERS,
    ofHub: HUB_READERS,
  },
  {
    verb: 'manage',
    name: 'createTemplate',
    query: CREATE,
    variables: ({ space }) => ({
      input: { spaceId: space || null, name: nameOf(), kind: 'CONCEPT', markdown: 'Text' },
    }),
    ofSpace: IN_SPACE,
    ofHub: ADMINISTRATORS,
  },
  {
    verb: 'manage',
    name: 'updateTemplate',
    query: UPDATE,
    variables: ({ template }) => ({ input: { templateId: template, name: nameOf() } }),
    ofSpace: ON_TEMPLATE,
    ofHub: ADMINISTRATORS,
  },
  {
    verb: 'manage',
    name: 'removeTemplate',
    query: REMOVE,
    variables: ({ template }) => ({ id: template }),
    ofSpace: ON_TEMPLATE,
    ofHub: ADMINISTRATORS,
  },
];

describe.each(ROLES)('%s', (role) => {
  it.each(ACTIONS.map((action) => [`${action.verb} by ${action.name}`, action] as const))(
    '%s, of a space',
    async (_, { query, variables, ofSpace }) => {
      const { space, api } = await castAs(hub, role);
      const template = await hub.seed.template(space.id);
      const given = variables({ space: space.id, document: '', template });
      const traces = await tracesOf(hub, space.id);
      expect(await outcomeOf(api, query, given)).toBe(ofSpace[role]);
      const isChange = ofSpace[role] === 'ok' && query.startsWith('mutation');
      expect((await tracesOf(hub, space.id)) === traces).toBe(!isChange);
    },
  );

  it.each(ACTIONS.map((action) => [`${action.verb} by ${action.name}`, action] as const))(
    '%s, of the hub',
    async (_, { query, variables, ofHub }) => {
      const { api } = await castAs(hub, role);
      const given = variables({ space: '', document: '', template: await hub.seed.template() });
      const traces = await hubTraces(hub);
      expect(await outcomeOf(api, query, given)).toBe(ofHub[role]);
      const isChange = ofHub[role] === 'ok' && query.startsWith('mutation');
      expect((await hubTraces(hub)) === traces).toBe(!isChange);
    },
  );

  it('makes documents with them', async () => {
    const { space, api } = await castAs(hub, role);
    const templates = [
      { templateId: await hub.seed.template(space.id) },
      { templateId: await hub.seed.template() },
      { builtin: 'MINUTES' },
    ];
    for (const chosen of templates) {
      const traces = await tracesOf(hub, space.id);
      const input = { spaceId: space.id, title: 'Neu', ...chosen };
      expect(await outcomeOf(api, USE, { input })).toBe(WRITERS[role]);
      if (WRITERS[role] !== 'ok') expect(await tracesOf(hub, space.id)).toBe(traces);
    }
  });

  it('lists', async () => {
    const { space, api } = await castAs(hub, role);
    const [ofSpace, ofHub] = [await hub.seed.template(space.id), await hub.seed.template()];
    const query = `query($id: ID!) { space(id: $id) { viewerCan { manageTemplates }
      templates(first: 9) { totalCount nodes { id } } } }`;
    const found = (await api.query(query, { id: space.id }))['space'];
    const shown = READERS[role] === 'ok' ? [{ id: ofSpace }] : [];
    expect(found?.templates ?? { totalCount: 0, nodes: [] }).toEqual({
      totalCount: shown.length,
      nodes: shown,
    });
    // What a token lacks is not taken from its owner's role.
    if (found && role !== 'readingToken')
      expect(found.viewerCan.manageTemplates).toBe(IN_SPACE[role] === 'ok');
    const { templates } = await api.query('{ templates(first: 100) { nodes { id } } }');
    expect(templates.nodes.some(({ id }: { id: string }) => id === ofHub)).toBe(HUB_READERS[role] === 'ok');
  });
});
