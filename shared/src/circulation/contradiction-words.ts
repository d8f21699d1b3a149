import type { Contradiction } from './check-rules.ts';

/** In which languages rules and results are told. */
export type RuleLanguage = 'de' | 'en';

const WORDS: Record<Contradiction, Record<RuleLanguage, string>> = {
  UNANIMITY_REFUSED_BY_SILENCE_CLOSES_EARLY: {
    de: 'Einstimmigkeit, Schweigen als Ablehnung und ein vorzeitiges Ende schließen sich aus: Wer noch schweigt, hätte schon abgelehnt.',
    en: 'Unanimity, silence as refusal and an early end exclude one another: whoever is still silent would have refused already.',
  },
  CHANGE_UNTIL_DEADLINE_CLOSES_EARLY: {
    de: 'Antworten sollen bis zur Frist geändert werden können, der Umlauf soll aber vorher enden können.',
    en: 'Answers may be changed until the deadline, but the round may end before it.',
  },
  ONE_STOPS_LEAVES_NO_MAJORITY: {
    de: 'Wenn ein Widerspruch den Umlauf anhält, kann keine Mehrheit ihn überstimmen.',
    en: 'When one objection stops the round, no majority can outvote it.',
  },
  NOTED_REFUSAL_OF_UNANIMITY: {
    de: 'Ablehnungen werden nur vermerkt, zugleich soll Einstimmigkeit nötig sein.',
    en: 'Refusals are only noted, while unanimity is needed.',
  },
  SILENCE_REFUSES_IN_VAIN: {
    de: 'Schweigen gilt als Ablehnung, Ablehnungen werden aber nur vermerkt.',
    en: 'Silence is refusal, but refusals are only noted.',
  },
  QUALIFIED_WITHOUT_SHARE: {
    de: 'Zur qualifizierten Mehrheit fehlt ihr Anteil zwischen 1 und 100 Prozent.',
    en: 'The qualified majority lacks its share between 1 and 100 per cent.',
  },
  SHARE_WITHOUT_QUALIFIED: {
    de: 'Ein Anteil ist angegeben, aber keine qualifizierte Mehrheit gewählt.',
    en: 'A share is given, but no qualified majority is chosen.',
  },
  QUORUM_OUT_OF_RANGE: {
    de: 'Die Mindestbeteiligung muss zwischen 0 und 100 Prozent liegen.',
    en: 'The quorum must be between 0 and 100 per cent.',
  },
  CONSENT_BY_SILENCE_OF_NOBODY: {
    de: 'Schweigen gilt als Zustimmung, zugleich müssten alle antworten.',
    en: 'Silence is consent, while everybody would have to answer.',
  },
  SILENCE_PROCEDURE_WITHOUT_CONSENT: {
    de: 'In der Verschweigung gilt Schweigen als Zustimmung; hier gilt es als etwas anderes.',
    en: 'In a silence procedure silence is consent; here it is something else.',
  },
  SIGNED_BY_SILENCE: {
    de: 'Eine Mitzeichnung übernimmt Verantwortung: Schweigen zeichnet nicht mit.',
    en: 'A co-signature takes responsibility: silence signs nothing.',
  },
  SECRET_SIGNATURE: {
    de: 'Eine Mitzeichnung trägt den Namen der Stelle und kann nicht geheim sein.',
    en: 'A co-signature bears the name of its office and cannot be secret.',
  },
  VETO_WITHOUT_DECISION: {
    de: 'Wo nichts zu entscheiden ist, kann auch nichts angehalten werden.',
    en: 'Where nothing is decided, nothing can be stopped.',
  },
  CONSENT_OF_WHOM_NOBODY_ASKED: {
    de: 'Im Laufweg gälte auch das Schweigen derer als Zustimmung, die noch gar nicht an der Reihe waren.',
    en: 'In a sequence, silence would be consent also of those whose turn never came.',
  },
  SECRET_BALLOT_CHANGED: {
    de: 'Eine geheime Stimme kann niemandem mehr zugeordnet und deshalb nicht geändert werden.',
    en: 'A secret ballot belongs to nobody any more and cannot be changed.',
  },
  SECRET_BALLOT_TAKEN_BACK: {
    de: 'Eine geheime Stimme der Vertretung kann nicht durch die des Mitglieds ersetzt werden.',
    en: 'A deputy’s secret ballot cannot give way to the member’s.',
  },
  SECRET_BALLOT_IN_SEQUENCE: {
    de: 'Im Laufweg verrät die Reihenfolge, wer wie gestimmt hat.',
    en: 'In a sequence the order tells who voted how.',
  },
  SECRET_BALLOT_STOPS: {
    de: 'Hält eine geheime Ablehnung den Umlauf an, verrät ihr Zeitpunkt, von wem sie kam.',
    en: 'When a secret refusal stops the round, its moment tells whose it was.',
  },
  SECRET_BALLOT_ENDS_ROUND: {
    de: 'Endet der geheime Umlauf, sobald das Ergebnis feststeht, verrät das die letzte Stimme.',
    en: 'When a secret round ends as soon as its outcome is fixed, that tells the last vote.',
  },
  DEADLINE_OUT_OF_RANGE: {
    de: 'Die Frist muss zwischen 1 und 365 Tagen lang sein.',
    en: 'The deadline must be 1 to 365 days away.',
  },
  REMINDER_OUTSIDE_ROUND: {
    de: 'Eine Erinnerung läge nicht zwischen dem Beginn und der Frist.',
    en: 'A reminder would not lie between the beginning and the deadline.',
  },
  REMINDED_TWICE_A_DAY: {
    de: 'Zwei Erinnerungen fielen auf denselben Tag.',
    en: 'Two reminders would fall on the same day.',
  },
};

/** What contradicts what, in a sentence. */
export function tellContradiction(contradiction: Contradiction, language: RuleLanguage): string {
  return WORDS[contradiction][language];
}
