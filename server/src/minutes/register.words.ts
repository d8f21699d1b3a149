import type { DecisionOutcome, DecisionState } from '../decisions/decision-enums.ts';

interface RegisterWords {
  decisions: {
    columns: readonly string[];
    outcomes: Record<keyof typeof DecisionOutcome, string>;
    states: Record<keyof typeof DecisionState, string>;
    /** How the file is called. */
    name: string;
  };
  tasks: { columns: readonly string[]; name: string };
}

const DE: RegisterWords = {
  decisions: {
    columns: [
      ...['Nummer', 'Titel', 'Wortlaut', 'Ergebnis', 'Ja', 'Nein', 'Enthaltung', 'Beschlossen am', 'Gremium'],
      ...['Stand', 'Stand seit', 'Vermerk', 'Ersetzt durch', 'Arbeitsbereich', 'Adresse'],
    ],
    outcomes: { ADOPTED: 'angenommen', REJECTED: 'abgelehnt', UNSAID: '' },
    states: { VALID: 'gültig', REPLACED: 'ersetzt', CARRIED_OUT: 'umgesetzt' },
    name: 'Beschlüsse',
  },
  tasks: {
    columns: [
      ...['Nummer', 'Aufgabe', 'Verantwortlich', 'Frist', 'Status', 'Dokument', 'Arbeitsbereich'],
      ...['Vom', 'Adresse'],
    ],
    name: 'Aufgaben',
  },
};

const EN: RegisterWords = {
  decisions: {
    columns: [
      ...['Number', 'Title', 'Wording', 'Result', 'Yes', 'No', 'Abstention', 'Decided on', 'Body'],
      ...['State', 'State since', 'Note', 'Replaced by', 'Space', 'Address'],
    ],
    outcomes: { ADOPTED: 'adopted', REJECTED: 'rejected', UNSAID: '' },
    states: { VALID: 'valid', REPLACED: 'replaced', CARRIED_OUT: 'carried out' },
    name: 'Decisions',
  },
  tasks: {
    columns: ['Number', 'Task', 'Responsible', 'Due', 'State', 'Document', 'Space', 'Of', 'Address'],
    name: 'Tasks',
  },
};

export const REGISTER_WORDS = { de: DE, en: EN };
