import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const RULES = `kind order silence objection procedureObjection oralTreatment majority qualifiedPercent abstentionsCount
  quorumPercent allReached earlyClose changeUntilDeadline secret lateVotes deputies forwarding programs deadlineDays workingDays
  reminderDaysBefore`;

it('the rules that the house knows are told in full and in words, to everybody', async () => {
  const query = `{ ruleTemplates { name source de: title(language: DE) en: title(language: EN) german: words
    english: words(language: EN) rules { ${RULES} } } }`;
  const { ruleTemplates } = await hub.anonymous.query(query);
  expect(ruleTemplates).toEqual(
    Object.entries(RULE_TEMPLATES).map(
      ([
        name,
        {
          source,
          rules,
          name: { de, en },
        },
      ]) => ({
        name,
        source,
        de,
        en,
        german: tellRules(rules, 'de'),
        english: tellRules(rules, 'en'),
        rules,
      }),
    ),
  );
});

describe('a deadline', () => {
  const PREVIEW = `query($day: String, $days: Int, $time: String, $workingDays: Boolean) {
    previewDeadline(day: $day, days: $days, time: $time, workingDays: $workingDays) { at day time notes } }`;
  const preview = async (variables: Record<string, unknown>) =>
    (await hub.anonymous.query(PREVIEW, variables))['previewDeadline'];
  const faults = async (variables: Record<string, unknown>) =>
    (await hub.anonymous.error(PREVIEW, variables)).extensions.fields;

  it('on a day moves to a working day where it has to, and says so', async () => {
    // Christmas Day of 2099 is a Friday.
    expect(await preview({ day: '2099-12-25', time: '12:00' })).toEqual({
      at: '2099-12-28T11:00:00.000Z',
      day: '2099-12-28',
      time: '12:00',
      notes: ['MOVED_TO_WORKING_DAY'],
    });
    expect(await preview({ day: '2099-12-25', workingDays: false })).toEqual({
      at: '2099-12-25T22:59:59.999Z',
      day: '2099-12-25',
      time: null,
      notes: [],
    });
  });

  it('at a doubtful hour of the clock change has one meaning', async () => {
    expect(await preview({ day: '2099-03-29', time: '02:30', workingDays: false })).toMatchObject({
      at: '2099-03-29T01:30:00.000Z',
      notes: ['MISSING_HOUR'],
    });
    expect(await preview({ day: '2099-10-25', time: '02:30', workingDays: false })).toMatchObject({
      at: '2099-10-25T01:30:00.000Z',
      notes: ['DOUBLED_HOUR'],
    });
  });

  it('lies so many days ahead where no day is named', async () => {
    const [week, ten] = [await preview({ days: 7, workingDays: false }), await preview({})];
    expect(Date.parse(week.at)).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    expect(ten.day > week.day).toBe(true);
  });

  it.each([
    [{ day: '2099-02-29' }, { day: 'MALFORMED' }],
    [{ day: 'morgen' }, { day: 'MALFORMED' }],
    [{ day: '2020-01-02' }, { day: 'IN_THE_PAST' }],
    [{ time: '24:00' }, { time: 'MALFORMED' }],
    [{ days: 0 }, { days: 'OUT_OF_RANGE' }],
    [{ days: 366 }, { days: 'OUT_OF_RANGE' }],
  ])('is refused with what is wrong: %j', async (variables, fields) => {
    expect(await faults(variables)).toEqual(fields);
  });
});
