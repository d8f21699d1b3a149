import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { Locale } from '../accounts/account.entity.ts';
import { newId } from '../platform/ids.ts';
import { BUILTIN_TEMPLATES, TEMPLATE_KINDS } from './builtin-templates.ts';

let hub: TestHub;
let administrator: Person;
let space: SeededSpace;
beforeAll(async () => {
  hub = await startTestHub();
  administrator = await hub.seed.person({ isAdministrator: true });
  space = await hub.seed.space({ writers: 1, readers: 1 });
});
afterAll(() => hub.close());

const TEMPLATE = 'id name description kind markdown space { id }';
const CREATE = `mutation($input: CreateTemplateInput!) { createTemplate(input: $input) { ${TEMPLATE} } }`;
const UPDATE = `mutation($input: UpdateTemplateInput!) { updateTemplate(input: $input) { ${TEMPLATE} } }`;
const REMOVE = 'mutation($id: ID!) { removeTemplate(templateId: $id) }';
const USE = `mutation($input: CreateDocumentFromTemplateInput!) {
  createDocumentFromTemplate(input: $input) { id title parentId text markdown revision } }`;

let made = 0;
const nameOf = () => `Vorlage ${(made += 1)}`;
const creating = (input: object = {}) => ({
  input: { spaceId: space.id, name: nameOf(), kind: 'MINUTES', markdown: '# {{title}}', ...input },
});
const create = async (input: object = {}, by = space.lead) =>
  (await by.api.query(CREATE, creating(input)))['createTemplate'];
const use = async (input: object, by: { api: Api } = space.writers[0]!) =>
  (await by.api.query(USE, { input: { spaceId: space.id, title: 'Sitzung', ...input } }))[
    'createDocumentFromTemplate'
  ];
const refused = async (api: Api, query: string, variables: object) =>
  (await api.error(query, variables as never)).extensions;
const today = (language: string) =>
  new Date().toLocaleDateString(language, { timeZone: 'Europe/Berlin', dateStyle: 'long' });

describe('a document made with a template', () => {
  it('has its fields filled from the space and the person, in their language', async () => {
    const { id } = await create({
      markdown:
        '# {{title}}\n\n{{ space }}: {{purpose}}\n\n| {{person}} | {{organisation}} |\n| --- | --- |\n| {{date}} | `{{title}}` |',
    });
    const writer = space.writers[0]!;
    const organisationId = await hub.seed.organisation();
    await hub.sql('update account set organisation_id = $1 where id = $2', [organisationId, writer.id]);
    await hub.sql(`update space set name = 'Fachgruppe', purpose = 'Abstimmen' where id = $1`, [space.id]);
    const [organisation] = await hub.sql<{ name: string }>('select name from organisation where id = $1', [
      organisationId,
    ]);
    const { text, title, revision } = await use({ templateId: id, title: ' Sitzung 3 ' });
    expect({ title, revision }).toEqual({ title: 'Sitzung 3', revision: 1 });
    for (const part of [
      'Sitzung 3',
      'Fachgruppe: Abstimmen',
      organisation!.name,
      writer.name,
      today('de-DE'),
    ])
      expect(text).toContain(part);
    const english = await use({ templateId: id, language: 'EN' });
    expect(english.text).toContain(today('en-GB'));
    await hub.sql(`update account set locale = 'EN' where id = $1`, [writer.id]);
    expect((await use({ templateId: id })).text).toContain(today('en-GB'));
    await hub.sql(`update account set locale = 'DE' where id = $1`, [writer.id]);
  });

  it('takes what a field stands for as text, whatever it says', async () => {
    const { id } = await create({ markdown: '{{space}}\n\n- {{title}}\n\n`{{title}}`\n\n{{purpose}} Ende' });
    const other = await hub.seed.space();
    const name = '# x **y** <u>z</u> [a](https://b.example) {{person}}';
    await hub.sql(`update space set name = $1, purpose = E'1. eins\\n\\n- zwei' where id = $2`, [
      name,
      other.id,
    ]);
    await hub.sql('update template set space_id = $1 where id = $2', [other.id, id]);
    const title = '- [ ] ~~t~~ `c` | d';
    const {
      text,
      markdown,
      id: documentId,
    } = await use({ spaceId: other.id, templateId: id, title }, other.lead);
    expect(text).toBe(`${name}\n${title}\n${title}\n1. eins - zwei Ende`);
    // Read again, the Markdown says the same.
    const again = `mutation($input: CreateDocumentInput!) { createDocument(input: $input) { text } }`;
    const copy = await other.lead.api.query(again, { input: { spaceId: other.id, title: 'x', markdown } });
    expect(copy['createDocument'].text).toBe(text);
    const updates = await hub.sql('select 1 from document_update where document_id = $1', [documentId]);
    expect(updates).toHaveLength(1);
  });

  it('keeps fields that nobody knows, and those that are no text', async () => {
    const markdown =
      '{{unbekannt}} {{constructor}} {{Title}} {title} [x](https://a.example/%7B%7Btitle%7D%7D)';
    const { text } = await use({ templateId: (await create({ markdown })).id });
    expect(text).toBe('{{unbekannt}} {{constructor}} {{Title}} {title} x');
  });

  it('has what pictures say, whose files belong to another document', async () => {
    const picture = '![Plan](/api/files/fil_0123456789abcdefghjkmnpqrs/content)';
    const { text, markdown } = await use({
      templateId: (await create({ markdown: `a\n\n${picture}\n\n- ${picture}` })).id,
    });
    expect(text).toBe('a\n[Plan]\n[Plan]');
    expect(markdown).not.toContain('/api/files');
  });

  it('leaves out what is not known, and still is a document', async () => {
    const { id } = await create({ markdown: '# {{organisation}}\n\n- {{organisation}}\n\nEnde' });
    const { text } = await use({ templateId: id }, space.lead);
    expect(text.trim().split('\n').at(-1)).toBe('Ende');
  });

  it('stands where it shall, among the documents of the space, with the event of any new one', async () => {
    const parent = await hub.seed.document({ space });
    const { id, parentId } = await use({ builtin: 'CONCEPT', parentId: parent.id, title: 'Darunter' });
    expect(parentId).toBe(parent.id);
    const events = await hub.sql('select type, facts from event where stream_id = $1 and subject_id = $2', [
      space.id,
      id,
    ]);
    expect(events).toEqual([{ type: 'DOCUMENT_CREATED', facts: { name: 'Darunter' } }]);
  });

  it.each(TEMPLATE_KINDS.flatMap((kind) => Object.values(Locale).map((locale) => [kind, locale] as const)))(
    'is made of what the house brings along: %s in %s',
    async (builtin, language) => {
      const { text, markdown } = await use({ builtin, language });
      expect(text).not.toContain('{{');
      const headings = /^#{2,3} .+$/gm;
      const { markdown: source } = BUILTIN_TEMPLATES[builtin][language];
      expect(markdown.match(headings)).toEqual(source.match(headings));
      const query = `query($language: Locale!) { builtinTemplates { kind name(language: $language)
        description(language: $language) markdown(language: $language) } }`;
      const { builtinTemplates } = await space.lead.api.query(query, { language });
      expect(builtinTemplates).toContainEqual({ kind: builtin, ...BUILTIN_TEMPLATES[builtin][language] });
    },
  );

  it('is not made of a template of another space, of two, or of none', async () => {
    const other = await hub.seed.space();
    const foreign = await hub.seed.template(other.id);
    const own = (await create()).id;
    // Whoever leads both.
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }',
      {
        input: { spaceId: space.id, accountId: other.lead.id, role: 'LEAD' },
      },
    );
    const fails = (input: object) =>
      refused(other.lead.api, USE, { input: { spaceId: space.id, title: 'x', ...input } });
    const mismatch = { code: 'INVALID_INPUT', fields: { templateId: 'MISMATCH' } };
    expect(await fails({ templateId: foreign })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fails({ templateId: newId('tpl') })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fails({ templateId: 'doc_x' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fails({ templateId: own, builtin: 'MINUTES' })).toMatchObject(mismatch);
    expect(await fails({})).toMatchObject(mismatch);
    expect(await fails({ templateId: own, title: ' ' })).toMatchObject({ fields: { title: 'EMPTY' } });
    expect(await fails({ templateId: own, parentId: newId('doc') })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused when its fields make too much of it', async () => {
    await hub.sql('update space set purpose = $1 where id = $2', ['x'.repeat(2_000), space.id]);
    const { id } = await create({ markdown: '{{purpose}}'.repeat(501) });
    const input = { spaceId: space.id, title: 'x', templateId: id };
    expect(await refused(space.lead.api, USE, { input })).toMatchObject({
      code: 'LIMIT',
      limit: 'markdownCharacters',
      max: LIMITS.markdownCharacters,
    });
    await hub.sql(`update space set purpose = 'Zweck' where id = $1`, [space.id]);
  });
});

describe('templates', () => {
  it('are made of a document of the space as it is, and changed without it', async () => {
    const document = await hub.seed.document({ space, markdown: '## Anlass\n\n{{date}}' });
    const template = await create({ markdown: null, documentId: document.id, description: ' Für alle ' });
    expect(template).toMatchObject({
      kind: 'MINUTES',
      description: 'Für alle',
      markdown: '## Anlass\n\n{{date}}',
      space: { id: space.id },
    });
    const name = nameOf();
    const input = { templateId: template.id, name: ` ${name} `, kind: 'FACT_SHEET', markdown: 'Anders' };
    const changed = (await space.lead.api.query(UPDATE, { input }))['updateTemplate'];
    expect(changed).toEqual({ ...template, name, kind: 'FACT_SHEET', markdown: 'Anders' });
    const events = await hub.sql(
      'select type, facts, actor_id from event where stream_id = $1 and subject_id = $2 order by sequence',
      [space.id, template.id],
    );
    const actor = { actor_id: space.lead.id };
    expect(events).toEqual([
      { type: 'TEMPLATE_CREATED', facts: { name: template.name }, ...actor },
      { type: 'TEMPLATE_CHANGED', facts: { name }, ...actor },
    ]);
  });

  it('say what a document says in that moment, though its derived text is older', async () => {
    const document = await hub.seed.document({ space, markdown: 'Jetzt' });
    await hub.sql(`update document set markdown = 'Vorhin' where id = $1`, [document.id]);
    expect((await create({ markdown: null, documentId: document.id })).markdown).toBe('Jetzt');
  });

  it('are not made of a document in the bin', async () => {
    const { id } = await hub.seed.document({ space, markdown: 'Weg' });
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
    const input = creating({ markdown: null, documentId: id });
    expect(await refused(space.lead.api, CREATE, input)).toMatchObject({ code: 'GONE', reason: 'IN_BIN' });
  });

  it('are not overwritten by whoever has not seen what others changed', async () => {
    const { id: templateId } = await create();
    const read = async () =>
      (
        await space.lead.api.query('query($id: ID!) { template(id: $id) { name updatedAt } }', {
          id: templateId,
        })
      )['template'];
    const { updatedAt: expectedUpdatedAt } = await read();
    const change = (input: object) => space.lead.api.query(UPDATE, { input: { templateId, ...input } });
    await change({ expectedUpdatedAt, markdown: 'Eins' });
    const second = await read();
    expect(Date.parse(second.updatedAt)).toBeGreaterThan(Date.parse(expectedUpdatedAt));
    const input = { templateId, expectedUpdatedAt, name: nameOf(), markdown: 'Zwei' };
    expect(await refused(space.lead.api, UPDATE, { input })).toEqual({ code: 'CONFLICT' });
    expect(await read()).toEqual(second);
    await change({ expectedUpdatedAt: second.updatedAt, markdown: 'Zwei' });
    await change({ markdown: 'Drei' });
  });

  it('of documents that are elsewhere, empty, or not there, are refused', async () => {
    const other = await hub.seed.space();
    const elsewhere = await hub.seed.document({ space: other, markdown: 'Geheim' });
    const empty = await hub.seed.document({ space });
    const fails = (input: object, by = space.lead) => refused(by.api, CREATE, creating(input));
    const from = (documentId: string, more = {}) => ({ markdown: null, documentId, ...more });
    expect(await fails(from(elsewhere.id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fails(from(newId('doc')))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fails(from(empty.id))).toMatchObject({ fields: { documentId: 'EMPTY' } });
    expect(await fails({ markdown: null })).toMatchObject({ fields: { documentId: 'MISMATCH' } });
    expect(await fails({ documentId: empty.id })).toMatchObject({ fields: { documentId: 'MISMATCH' } });
    // Nothing of a space becomes the hub's by its id alone.
    const lead = await hub.seed.person({ isAdministrator: true });
    await hub.sql('update account set is_administrator = true where id = $1', [other.lead.id]);
    expect(await fails(from(elsewhere.id, { spaceId: null }), other.lead)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await fails(from(elsewhere.id, { spaceId: null }), lead)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['name', ' ', 'EMPTY'],
    ['name', 'x'.repeat(LIMITS.nameCharacters + 1), 'TOO_LONG'],
    ['name', 'a\nb', 'CONTROL_CHARACTER'],
    ['description', 'x'.repeat(LIMITS.templateDescriptionCharacters + 1), 'TOO_LONG'],
    ['description', 'a\u0000b', 'CONTROL_CHARACTER'],
    ['markdown', ' \n', 'EMPTY'],
    ['markdown', 'x'.repeat(LIMITS.markdownCharacters + 1), 'TOO_LONG'],
    ['markdown', 'a\ud800b', 'CONTROL_CHARACTER'],
  ])('with a %s that is wrong are refused', async (field, value, fault) => {
    const { id: templateId } = await create();
    const before = await hub.sql('select * from template order by id');
    const wanted = { code: 'INVALID_INPUT', fields: { [field]: fault } };
    expect(await refused(space.lead.api, CREATE, creating({ [field]: value }))).toMatchObject(wanted);
    const input = { templateId, [field]: value };
    expect(await refused(space.lead.api, UPDATE, { input })).toMatchObject(wanted);
    expect(await hub.sql('select * from template order by id')).toEqual(before);
  });

  it('can be as long as Markdown may be', async () => {
    const { markdown } = await create({ markdown: 'x'.repeat(LIMITS.markdownCharacters) });
    expect(markdown).toHaveLength(LIMITS.markdownCharacters);
  });

  it('of one owner have names of their own', async () => {
    const { name, id } = await create();
    const taken = { code: 'CONFLICT', reason: 'ALREADY_EXISTS', field: 'name' };
    expect(await refused(space.lead.api, CREATE, creating({ name: name.toUpperCase() }))).toMatchObject(
      taken,
    );
    const input = { templateId: (await create()).id, name };
    expect(await refused(space.lead.api, UPDATE, { input })).toMatchObject(taken);
    const other = await hub.seed.space();
    expect((await create({ name, spaceId: other.id }, other.lead)).name).toBe(name);
    expect((await create({ name, spaceId: null }, administrator)).space).toBeNull();
    await space.lead.api.query(REMOVE, { id });
    expect((await create({ name })).name).toBe(name);
  });

  it('are listed page by page, by name', async () => {
    const { id, lead } = await hub.seed.space();
    for (const name of ['B', 'A', 'C']) await create({ name, spaceId: id }, lead);
    const list = `query($id: ID!, $after: String) { space(id: $id) { templates(first: 2, after: $after) {
      totalCount nodes { name } pageInfo { hasNextPage endCursor } } } }`;
    const first = (await lead.api.query(list, { id }))['space'].templates;
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ name: 'A' }, { name: 'B' }] });
    const after = first.pageInfo.endCursor;
    const second = (await lead.api.query(list, { id, after }))['space'].templates;
    expect(second).toMatchObject({ nodes: [{ name: 'C' }], pageInfo: { hasNextPage: false } });
  });

  it('are no more than a page, also when several come at once', async () => {
    const { id, lead } = await hub.seed.space();
    const max = LIMITS.templatesPerSpace;
    for (let i = 0; i < max - 1; i++) await hub.seed.template(id);
    const answers = await Promise.all([0, 1, 2].map(() => lead.api.send(CREATE, creating({ spaceId: id }))));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const error = await refused(lead.api, CREATE, creating({ spaceId: id }));
    expect(error).toMatchObject({ code: 'LIMIT', limit: 'templatesPerSpace', max });
  });
});

describe('templates of the hub', () => {
  it('stand in its trail', async () => {
    const { id, name } = await create({ spaceId: null }, administrator);
    await administrator.api.query(UPDATE, { input: { templateId: id, kind: 'CONCEPT' } });
    await administrator.api.query(REMOVE, { id });
    const query = '{ trail(first: 3) { nodes { kind facts { name value } } } }';
    const { nodes } = (await administrator.api.query(query))['trail'];
    const facts = [{ name: 'name', value: name }];
    expect(nodes).toEqual([
      { kind: 'TEMPLATE_REMOVED', facts },
      { kind: 'TEMPLATE_CHANGED', facts },
      { kind: 'TEMPLATE_CREATED', facts },
    ]);
  });

  it('are for tokens that are for a space, too, and not theirs to change', async () => {
    const id = await hub.seed.template(null, 'Aus dem Hub');
    const { secret } = await hub.seed.token(
      space.lead.id,
      ['spaces:read', 'documents:read', 'documents:write'],
      undefined,
      [space.id],
    );
    const api = new Api(hub.url, secret);
    expect((await use({ templateId: id }, { api })).text).toBe('Aus dem Hub');
    await hub.sql('update account set is_administrator = true where id = $1', [space.lead.id]);
    const input = { templateId: id, name: nameOf() };
    expect(await refused(api, UPDATE, { input })).toMatchObject({ code: 'FORBIDDEN' });
    await hub.sql('update account set is_administrator = false where id = $1', [space.lead.id]);
  });
});

describe('whoever was removed from the space', () => {
  it('reads, makes and uses none of its templates', async () => {
    const former = await hub.seed.member(space, 'LEAD');
    const { id } = await create({}, former);
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      { input: { spaceId: space.id, accountId: former.id, role: 'LEAD' } },
    );
    const found = await former.api.query('query($id: ID!) { template(id: $id) { name } }', { id });
    expect(found['template']).toBeNull();
    const code = async (query: string, variables: object) =>
      (await refused(former.api, query, variables)).code;
    expect(await code(CREATE, creating())).toBe('NOT_FOUND');
    expect(await code(UPDATE, { input: { templateId: id, name: 'x' } })).toBe('NOT_FOUND');
    expect(await code(REMOVE, { id })).toBe('NOT_FOUND');
    expect(await code(USE, { input: { spaceId: space.id, title: 'x', templateId: id } })).toBe('NOT_FOUND');
  });
});

describe('the wall in the database', () => {
  it('lets nobody change a template but leads of its space, or administrators', async () => {
    const [ofSpace, ofHub] = [await hub.seed.template(space.id), await hub.seed.template()];
    const rename = async (accountId: string, id: string) =>
      hub.server.hub.database.withActor({ accountId }, ({ sql }) =>
        sql(`update template set name = $2 where id = $1 returning id`, [id, nameOf()]),
      );
    for (const { id } of [space.writers[0]!, space.readers[0]!, space.outsider, administrator])
      expect(await rename(id, ofSpace)).toEqual([]);
    for (const { id } of [space.lead, space.outsider]) expect(await rename(id, ofHub)).toEqual([]);
    expect(await rename(space.lead.id, ofSpace)).toHaveLength(1);
    expect(await rename(administrator.id, ofHub)).toHaveLength(1);
    const move = hub.server.hub.database.withActor({ accountId: space.lead.id }, ({ sql }) =>
      sql('update template set space_id = null where id = $1', [ofSpace]),
    );
    await expect(move).rejects.toThrow(/permission denied/);
  });
});
