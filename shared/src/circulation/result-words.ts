import type { RuleLanguage } from './contradiction-words.ts';
import type { Counts, Outcome, Result, ResultReason } from './round.ts';

const OUTCOME: Record<Outcome, Record<RuleLanguage, string>> = {
  OPEN: { de: 'Offen', en: 'Open' },
  ADOPTED: { de: 'Beschlossen', en: 'Adopted' },
  REJECTED: { de: 'Abgelehnt', en: 'Rejected' },
  NOT_BROUGHT_ABOUT: { de: 'Nicht zustande gekommen', en: 'Not brought about' },
  STOPPED: { de: 'Angehalten', en: 'Stopped' },
  CONCLUDED: { de: 'Abgeschlossen', en: 'Concluded' },
};

const REASON: Record<ResultReason, Record<RuleLanguage, string>> = {
  RUNNING: { de: 'die Frist läuft noch', en: 'the deadline has not passed yet' },
  NOBODY_ENTITLED: { de: 'niemand ist stimmberechtigt', en: 'nobody is entitled to vote' },
  OBJECTION: { de: 'der Sache wurde widersprochen', en: 'somebody objected to the matter' },
  PROCEDURE_OBJECTION: {
    de: 'dem Verfahren wurde widersprochen',
    en: 'somebody objected to the procedure',
  },
  MEETING_DEMANDED: {
    de: 'die Beratung in einer Sitzung wurde verlangt',
    en: 'somebody demanded a meeting',
  },
  NOT_ALL_REACHED: {
    de: 'die Vorlage hat nicht alle Stimmberechtigten erreicht',
    en: 'not everybody entitled was reached',
  },
  BALLOTS_DIFFER: {
    de: 'die Zahl der geheimen Stimmen weicht von der Zahl der Abstimmenden ab',
    en: 'the number of secret ballots differs from the number of voters',
  },
  QUORUM_MISSED: { de: 'die Mindestbeteiligung wurde verfehlt', en: 'the quorum was missed' },
  NO_VOTES: { de: 'niemand hat eine Stimme abgegeben', en: 'no vote was cast' },
  UNANIMOUS: { de: 'alle zählenden Stimmen stimmen zu', en: 'all votes that count agree' },
  NOT_UNANIMOUS: { de: 'die Einstimmigkeit wurde verfehlt', en: 'unanimity was missed' },
  MAJORITY: { de: 'die nötige Mehrheit stimmt zu', en: 'the majority that is needed agrees' },
  NO_MAJORITY: { de: 'die nötige Mehrheit wurde verfehlt', en: 'the majority that is needed was missed' },
  NOTHING_TO_DECIDE: { de: 'zu entscheiden war nichts', en: 'there was nothing to decide' },
};

const COUNTED: readonly [keyof Counts, Record<RuleLanguage, string>][] = [
  ['agreed', { de: 'Zustimmung', en: 'agreed' }],
  ['refused', { de: 'Ablehnung', en: 'refused' }],
  ['abstained', { de: 'Enthaltung', en: 'abstained' }],
  ['notConcerned', { de: 'nicht betroffen', en: 'not concerned' }],
  ['acknowledged', { de: 'geäußert', en: 'answered' }],
  ['silent', { de: 'ohne Antwort', en: 'without an answer' }],
];

/** The result with its reason and how the votes stand, in a line: „Beschlossen: … (5 Zustimmung, 2 ohne Antwort)". */
export function tellResult({ outcome, reason, counts }: Result, language: RuleLanguage): string {
  const numbers = COUNTED.flatMap(([name, words]) =>
    counts && counts[name] > 0 ? [`${counts[name]} ${words[language]}`] : [],
  );
  const told = `${OUTCOME[outcome][language]}: ${REASON[reason][language]}`;
  return numbers.length > 0 ? `${told} (${numbers.join(', ')})` : told;
}
