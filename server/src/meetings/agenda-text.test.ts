import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaWith, onAgenda } from '../../../test/testkit/agendas.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { seedMeeting } from '../../../test/testkit/meetings.ts';
import { Locale } from '../accounts/account.entity.ts';
import { agendaAsText } from './agenda-text.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

describe('an agenda in words', () => {
  it('is the same in a mail and in the API: every item with its number, facts, note and history', async () => {
    const space = await hub.seed.space({ writers: 1 });
    const [{ api }] = space.writers as [typeof space.lead];
    const startsAt = new Date('2099-03-03T13:00:00Z');
    const { id: meetingId } = await seedMeeting(hub, space.id, space.lead.id, { startsAt });
    const add = (title: string, input: object = {}) =>
      onAgenda(api, 'addAgendaItem', { meetingId, title, ...input });
    const document = await hub.seed.document({ space, title: 'Geheimer Titel' });
    await add('Begrüßung', { kind: 'INFORMATION', minutes: 5 });
    const { id } = await add('Haushalt *2099*', {
      ...{ kind: 'DECISION', responsibleId: space.lead.id, documentIds: [document.id] },
      note: '# Mit Zahlen\nund <b>Text</b>',
    });
    await add('Prognose', { parentId: id, minutes: 10 });
    const { id: postponed } = await add('Spielplatz');
    await onAgenda(api, 'setAgendaItemState', { itemId: postponed, state: 'POSTPONED' });
    await hub.sql('update agenda_item set carried_times = 2, first_meeting_id = meeting_id where id = $1', [
      id,
    ]);
    const inGerman = {
      plain: [
        'TOP 1: Begrüßung (Information, 5 Minuten, 14:00 Uhr)',
        `TOP 2: Haushalt *2099* (Beschluss, 10 Minuten, 14:05 Uhr, ${space.lead.name})`,
        '   # Mit Zahlen',
        '   und <b>Text</b>',
        '   Zum 3. Mal auf der Tagesordnung, zuerst am 03.03.2099.',
        '   TOP 2.1: Prognose (Beratung, 10 Minuten, 14:05 Uhr)',
        'TOP 3: Spielplatz (Beratung, vertagt)',
      ].join('\n'),
      markdown: [
        '- **TOP 1:** Begrüßung (Information, 5 Minuten, 14:00 Uhr)',
        `- **TOP 2:** Haushalt \\*2099\\* (Beschluss, 10 Minuten, 14:05 Uhr, ${space.lead.name})`,
        '',
        '  \\# Mit Zahlen',
        '  und \\<b>Text\\</b>',
        '',
        '  Zum 3. Mal auf der Tagesordnung, zuerst am 03.03.2099.',
        '  - **TOP 2.1:** Prognose (Beratung, 10 Minuten, 14:05 Uhr)',
        '- **TOP 3:** Spielplatz (Beratung, vertagt)',
      ].join('\n'),
    };
    const spoken = (language: Locale) =>
      hub.server.hub.database.withActor({ accountId: space.lead.id }, (transaction) =>
        agendaAsText(transaction, meetingId, language),
      );
    expect(await spoken(Locale.DE)).toEqual(inGerman);
    const english = await spoken(Locale.EN);
    expect(english.plain).toContain('Item 2.1: Prognose (discussion, 10 minutes, 14:05)');
    expect(english.plain).toContain('On the agenda for the 3rd time, first on 03/03/2099.');
    const query = `query($id: ID!) { agendaItem(id: $id) { meeting { agenda { text markdown } } } }`;
    const { agendaItem } = await api.query(query, { id });
    expect(agendaItem.meeting.agenda).toEqual({ text: inGerman.plain, markdown: inGerman.markdown });
    expect(JSON.stringify([inGerman, english])).not.toContain('Geheim');
    expect((await agendaWith(api, id)).items).toHaveLength(4);
  });

  it('is empty where nothing stands on it', async () => {
    const space = await hub.seed.space();
    const { id } = await seedMeeting(hub, space.id, space.lead.id);
    const text = await hub.server.hub.database.withActor({ accountId: space.outsider.id }, (transaction) =>
      agendaAsText(transaction, id, Locale.DE),
    );
    expect(text).toEqual({ plain: '', markdown: '' });
  });
});
