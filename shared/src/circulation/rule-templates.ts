import type { RuleSet } from './rule-set.ts';

/** Rules to begin with; bodies differ, and adapt them. */
export interface RuleTemplate {
  name: { de: string; en: string };
  /** Where the procedure is described: the rule is modelled on it, and does not replace it. */
  source: string;
  rules: RuleSet;
}

const RESOLUTION: RuleSet = {
  kind: 'RESOLUTION',
  order: 'PARALLEL',
  silence: 'NOT_CAST',
  objection: 'BY_MAJORITY',
  procedureObjection: false,
  oralTreatment: false,
  majority: 'SIMPLE',
  qualifiedPercent: null,
  abstentionsCount: false,
  quorumPercent: 0,
  allReached: false,
  earlyClose: 'NEVER',
  changeUntilDeadline: true,
  secret: false,
  lateVotes: 'NOTED',
  deputies: 'MEMBER_PREVAILS',
  forwarding: false,
  programs: false,
  deadlineDays: 10,
  workingDays: true,
  reminderDaysBefore: [3, 1],
};

const CO_SIGNATURE: RuleSet = {
  ...RESOLUTION,
  kind: 'CO_SIGNATURE',
  objection: 'ONE_STOPS',
  majority: 'UNANIMOUS',
  // Who has not signed has not consented: all who are concerned have to answer.
  quorumPercent: 100,
  allReached: true,
  earlyClose: 'ALL_ANSWERED',
  changeUntilDeadline: false,
  forwarding: true,
};

const INFORMATION: RuleSet = {
  ...RESOLUTION,
  kind: 'FOR_INFORMATION',
  objection: 'NOTED_ONLY',
  earlyClose: 'ALL_ANSWERED',
  changeUntilDeadline: false,
  forwarding: true,
  reminderDaysBefore: [1],
};

/** One line for each procedure that the house knows from the start. */
export const RULE_TEMPLATES = {
  CO_SIGNATURE_PARALLEL: {
    name: { de: 'Mitzeichnung (gleichzeitig)', en: 'Co-signature (all at once)' },
    source: '§ 19 GGO Niedersachsen, § 19 GGO (Bund)',
    rules: CO_SIGNATURE,
  },
  CO_SIGNATURE_SEQUENTIAL: {
    name: { de: 'Mitzeichnung im Laufweg', en: 'Co-signature (one after the other)' },
    source: '§ 19 GGO Niedersachsen, § 19 GGO (Bund)',
    rules: { ...CO_SIGNATURE, order: 'SEQUENTIAL', deadlineDays: 15 },
  },
  CIRCULAR_RESOLUTION: {
    name: { de: 'Umlaufbeschluss', en: 'Circular resolution' },
    source: '§ 5 Geschäftsordnung des Tierschutzbeirats Rheinland-Pfalz',
    rules: { ...RESOLUTION, procedureObjection: true, oralTreatment: true, allReached: true },
  },
  SILENCE_IS_CONSENT: {
    name: { de: 'Verschweigungsfrist', en: 'Silence procedure' },
    source: 'Verschweigungsfrist: als angenommen gilt, wem bis zur Frist niemand widerspricht',
    rules: {
      ...RESOLUTION,
      kind: 'SILENCE_PROCEDURE',
      silence: 'CONSENT',
      objection: 'ONE_STOPS',
      majority: 'UNANIMOUS',
      allReached: true,
    },
  },
  SILENCE_IS_ABSTENTION: {
    name: { de: 'Umlauf, Schweigen ist Enthaltung', en: 'Circulation, silence is abstention' },
    source: '§ 7 Absatz 4 Geschäftsordnung des IT-Planungsrats (Beschluss 2021/14)',
    rules: { ...RESOLUTION, silence: 'ABSTENTION' },
  },
  FOR_INFORMATION: {
    name: { de: 'Kenntnisnahme', en: 'For information' },
    source: 'Kenntnisnahme (z. K.): ohne Einspruch',
    rules: INFORMATION,
  },
  STATEMENT: {
    name: { de: 'Stellungnahme', en: 'Statement' },
    source: 'Stellungnahme: Äußerung oder Fehlanzeige, keine Entscheidung',
    rules: { ...INFORMATION, kind: 'STATEMENT', deadlineDays: 20, reminderDaysBefore: [5, 1] },
  },
} as const satisfies Record<string, RuleTemplate>;

export type RuleTemplateName = keyof typeof RULE_TEMPLATES;
export const RULE_TEMPLATE_NAMES = Object.keys(RULE_TEMPLATES) as RuleTemplateName[];
