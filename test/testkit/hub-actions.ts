import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import type { HubVerb } from '@umlauf/server/accounts/hub.policy';
import { newId } from '@umlauf/server/platform/ids';
import type { TestHub } from './hub.ts';

/** What only administrators do, by the verb of the policy that allows it, each with something that was made for it. */
export interface HubAction {
  verb: HubVerb;
  name: string;
  query: string;
  variables: () => Promise<object>;
  /** Not even by an administrator's token. */
  personAlone?: true;
  /** Others may do such things elsewhere, and are told that there is no such thing. */
  unseen?: true;
}

type HubOf = () => TestHub;

const { rules } = RULE_TEMPLATES.CIRCULAR_RESOLUTION;

const ACTIONS = [forAccounts, forPrograms, forOrganisations, forBodies, forRuleSets, forTemplates];

export function hubActions(hubOf: HubOf): HubAction[] {
  return ACTIONS.flatMap((actions) => actions(hubOf));
}

async function organisation(hub: TestHub): Promise<string> {
  const id = newId('org');
  await hub.sql(`insert into organisation (id, kind, name) values ($1, 'OTHER', $1)`, [id]);
  return id;
}

async function invitation(hub: TestHub): Promise<string> {
  const administrator = await hub.seed.person({ isAdministrator: true });
  const email = `${newId('inv')}@mail.example`;
  await administrator.api.query(
    'mutation($input: InviteToHubInput!) { inviteToHub(input: $input) { outcome } }',
    { input: { people: [{ email }] } },
  );
  const [row] = await hub.sql<{ id: string }>('select id from invitation where email = lower($1)', [email]);
  return row!.id;
}

function forAccounts(hubOf: HubOf): HubAction[] {
  return [
    {
      verb: 'manageAccounts',
      name: 'accounts',
      query: '{ accounts(first: 1) { totalCount } }',
      variables: async () => ({}),
    },
    {
      verb: 'manageAccounts',
      name: 'setAccountOrganisation',
      query:
        'mutation($input: SetAccountOrganisationInput!) { setAccountOrganisation(input: $input) { email } }',
      variables: async () => ({
        input: { accountId: (await hubOf().seed.person()).id, organisationId: await organisation(hubOf()) },
      }),
    },
    {
      verb: 'manageAccounts',
      name: 'setAccountLock',
      query: 'mutation($input: SetAccountLockInput!) { setAccountLock(input: $input) { email } }',
      variables: async () => ({ input: { accountId: (await hubOf().seed.person()).id, isLocked: true } }),
    },
    {
      verb: 'manageAccounts',
      name: 'setAdministrator',
      query: 'mutation($input: SetAdministratorInput!) { setAdministrator(input: $input) { email } }',
      variables: async () => ({
        input: { accountId: (await hubOf().seed.person()).id, isAdministrator: true },
      }),
      personAlone: true,
    },
    {
      verb: 'inviteToHub',
      name: 'inviteToHub',
      query: 'mutation($input: InviteToHubInput!) { inviteToHub(input: $input) { outcome } }',
      variables: async () => ({ input: { people: [{ email: `${newId('inv')}@mail.example` }] } }),
    },
    {
      verb: 'inviteToHub',
      name: 'withdrawInvitation',
      query: 'mutation($id: ID!) { withdrawInvitation(invitationId: $id) { id } }',
      variables: async () => ({ id: await invitation(hubOf()) }),
      unseen: true,
    },
    {
      verb: 'readTrail',
      name: 'trail',
      query: '{ trail(first: 1) { nodes { kind } } }',
      variables: async () => ({}),
    },
  ];
}

function forPrograms(hubOf: HubOf): HubAction[] {
  return [
    {
      verb: 'manageServiceAccounts',
      name: 'createServiceAccount',
      query:
        'mutation($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { account { id } } }',
      variables: async () => ({ input: { name: 'Neu', organisationId: await organisation(hubOf()) } }),
    },
    {
      verb: 'manageServiceAccounts',
      name: 'updateServiceAccount',
      query:
        'mutation($input: UpdateServiceAccountInput!) { updateServiceAccount(input: $input) { account { id } } }',
      variables: async () => ({ input: { accountId: (await hubOf().seed.program()).id, name: 'Anders' } }),
    },
    {
      verb: 'manageServiceAccounts',
      name: 'removeServiceAccount',
      query: 'mutation($id: ID!) { removeServiceAccount(accountId: $id) }',
      variables: async () => ({ id: (await hubOf().seed.program()).id }),
    },
  ];
}

function forOrganisations(hubOf: HubOf): HubAction[] {
  return [
    {
      verb: 'manageOrganisations',
      name: 'createOrganisation',
      query: 'mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { id } }',
      variables: async () => ({ input: { kind: 'OTHER', name: newId('org') } }),
    },
    {
      verb: 'manageOrganisations',
      name: 'updateOrganisation',
      query: 'mutation($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { id } }',
      variables: async () => ({ input: { organisationId: await organisation(hubOf()), shortName: 'neu' } }),
    },
    {
      verb: 'manageOrganisations',
      name: 'removeOrganisation',
      query: 'mutation($id: ID!) { removeOrganisation(organisationId: $id) }',
      variables: async () => ({ id: await organisation(hubOf()) }),
    },
  ];
}

function forBodies(hubOf: HubOf): HubAction[] {
  return [
    {
      verb: 'manageBodies',
      name: 'createBody',
      query: 'mutation($input: CreateBodyInput!) { createBody(input: $input) { id } }',
      variables: async () => ({ input: { name: newId('bod') } }),
    },
    {
      verb: 'manageBodies',
      name: 'updateBody',
      query: 'mutation($input: UpdateBodyInput!) { updateBody(input: $input) { id } }',
      variables: async () => ({ input: { bodyId: (await hubOf().seed.body()).id, shortName: 'neu' } }),
    },
    {
      verb: 'manageBodies',
      name: 'removeBody',
      query: 'mutation($id: ID!) { removeBody(bodyId: $id) }',
      variables: async () => ({ id: (await hubOf().seed.body()).id }),
    },
    {
      verb: 'manageBodies',
      name: 'addBodySeat',
      query: 'mutation($input: AddBodySeatInput!) { addBodySeat(input: $input) { id } }',
      variables: async () => ({
        input: {
          bodyId: (await hubOf().seed.body()).id,
          kind: 'GUEST',
          organisationId: await organisation(hubOf()),
          startsOn: '2026-01-01',
        },
      }),
    },
    {
      verb: 'manageBodies',
      name: 'updateBodySeat',
      query: 'mutation($input: UpdateBodySeatInput!) { updateBodySeat(input: $input) { id } }',
      variables: async () => ({ input: { seatId: (await hubOf().seed.body()).seatId, kind: 'CHAIR' } }),
    },
    {
      verb: 'manageBodies',
      name: 'removeBodySeat',
      query: 'mutation($id: ID!) { removeBodySeat(seatId: $id) { id } }',
      variables: async () => ({ id: (await hubOf().seed.body()).seatId }),
    },
  ];
}

function forRuleSets(hubOf: HubOf): HubAction[] {
  return [
    {
      verb: 'manageRuleSets',
      name: 'createRuleSet',
      query: 'mutation($input: CreateRuleSetInput!) { createRuleSet(input: $input) { id } }',
      variables: async () => ({ input: { name: newId('rul'), rules } }),
    },
    {
      verb: 'manageRuleSets',
      name: 'updateRuleSet',
      query: 'mutation($input: UpdateRuleSetInput!) { updateRuleSet(input: $input) { id } }',
      variables: async () => ({ input: { ruleSetId: await hubOf().seed.ruleSet(), isOffered: false } }),
    },
    {
      verb: 'manageRuleSets',
      name: 'addRuleSetVersion',
      query: 'mutation($input: AddRuleSetVersionInput!) { addRuleSetVersion(input: $input) { id } }',
      variables: async () => ({
        input: { ruleSetId: await hubOf().seed.ruleSet(), expectedVersion: 1, rules },
      }),
    },
  ];
}

function forTemplates(hubOf: HubOf): HubAction[] {
  return [
    {
      verb: 'manageTemplates',
      name: 'createTemplate',
      query: 'mutation($input: CreateTemplateInput!) { createTemplate(input: $input) { id } }',
      variables: async () => ({ input: { name: newId('tpl'), kind: 'MINUTES', markdown: 'Text' } }),
    },
    {
      verb: 'manageTemplates',
      name: 'updateTemplate',
      query: 'mutation($input: UpdateTemplateInput!) { updateTemplate(input: $input) { id } }',
      variables: async () => ({ input: { templateId: await hubOf().seed.template(), markdown: 'Anders' } }),
    },
    {
      verb: 'manageTemplates',
      name: 'removeTemplate',
      query: 'mutation($id: ID!) { removeTemplate(templateId: $id) }',
      variables: async () => ({ id: await hubOf().seed.template() }),
    },
  ];
}
