import { newId } from '@umlauf/server/platform/ids';
import type { Line } from './access-lines.ts';
import type { Line as LiveLine, Scene } from './live-scene.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

const CREATE =
  'mutation($input: CreateTemplateInput!) { createTemplate(input: $input) { id name markdown } }';
const UPDATE =
  'mutation($input: UpdateTemplateInput!) { updateTemplate(input: $input) { id name markdown } }';
const REMOVE = 'mutation($id: ID!) { removeTemplate(templateId: $id) }';
const MAKE = `mutation($input: CreateDocumentFromTemplateInput!) {
  createDocumentFromTemplate(input: $input) { id text } }`;

/** Templates of a space: nothing of them exists to whoever does not belong to it. */
export const TEMPLATE_LINES: Line[] = [
  [
    'template',
    'query($id: ID!) { template(id: $id) { name description markdown space { name } } }',
    ({ template }) => ({ id: template }),
  ],
  [
    'createTemplate',
    CREATE,
    ({ space, document }) => ({
      input: { spaceId: space, documentId: document, name: 'Meine', kind: 'CONCEPT' },
    }),
  ],
  ['updateTemplate', UPDATE, ({ template }) => ({ input: { templateId: template, name: 'Meine' } })],
  ['removeTemplate', REMOVE, ({ template }) => ({ id: template })],
  [
    'createDocumentFromTemplate',
    MAKE,
    ({ space, template }) => ({ input: { spaceId: space, templateId: template, title: 'Meins' } }),
  ],
  [
    'createDocumentFromTemplate: builtin',
    MAKE,
    ({ space }) => ({ input: { spaceId: space, builtin: 'MINUTES', title: 'Meins' } }),
  ],
];

const made = async ({ lead, space }: Scene): Promise<string> => {
  const input = { spaceId: space.id, name: `Vorlage ${newId('tpl')}`, kind: 'MINUTES', markdown: 'Text' };
  return (await lead.api.query(CREATE, { input })).createTemplate.id;
};
const pages = ({ space, reader, lead }: Scene): [Person, Screen][] => [
  [reader, screens.space(space.id)],
  [lead, screens.templates(space.id)],
];

/** Templates are seen on the page of those who change them, and in what happened of late. */
export const LIVE_TEMPLATE_LINES: Record<string, LiveLine> = {
  createTemplate: { watching: pages, act: made },
  updateTemplate: {
    watching: pages,
    act: async (scene) => {
      const input = { templateId: await made(scene), name: `Andere ${newId('tpl')}`, kind: 'CONCEPT' };
      await scene.lead.api.query(UPDATE, { input });
    },
  },
  removeTemplate: {
    watching: pages,
    act: async (scene) => scene.lead.api.query(REMOVE, { id: await made(scene) }),
  },
  createDocumentFromTemplate: {
    watching: ({ space, reader }) => [[reader, screens.space(space.id)]],
    act: ({ lead, space }) =>
      lead.api.query(MAKE, { input: { spaceId: space.id, builtin: 'MINUTES', title: 'Sitzung' } }),
  },
};
