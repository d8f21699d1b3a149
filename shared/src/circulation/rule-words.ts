import type { RuleLanguage } from './contradiction-words.ts';
import { decides, type RuleSet } from './rule-set.ts';

type Told = Record<RuleLanguage, string>;

const KIND: Record<RuleSet['kind'], Told> = {
  CO_SIGNATURE: {
    de: 'Die Beteiligten zeichnen mit und übernehmen damit Verantwortung für ihr Aufgabengebiet.',
    en: 'Those concerned co-sign and thereby take responsibility for their field.',
  },
  RESOLUTION: {
    de: 'Es wird ohne Sitzung abgestimmt.',
    en: 'A vote is taken without a meeting.',
  },
  SILENCE_PROCEDURE: {
    de: 'Die Vorlage gilt als angenommen, wenn bis zur Frist niemand widerspricht.',
    en: 'The matter counts as adopted when nobody objects by the deadline.',
  },
  FOR_INFORMATION: {
    de: 'Die Vorlage wird zur Kenntnis gegeben. Zu entscheiden ist nichts.',
    en: 'The matter is given for information. Nothing is decided.',
  },
  STATEMENT: {
    de: 'Es wird um Stellungnahme gebeten, oder um Fehlanzeige. Zu entscheiden ist nichts.',
    en: 'A statement is asked for, or a nil return. Nothing is decided.',
  },
};

const ORDER: Record<RuleSet['order'], Told> = {
  PARALLEL: { de: 'Alle werden gleichzeitig gefragt.', en: 'Everybody is asked at once.' },
  SEQUENTIAL: {
    de: 'Gefragt wird nacheinander: Wer an der Reihe ist, antwortet, bevor die Nächsten gefragt werden.',
    en: 'They are asked one after the other: the next ones when those before have answered.',
  },
};

const SILENCE: Record<RuleSet['silence'], Told> = {
  CONSENT: {
    de: 'Wer bis zur Frist schweigt, stimmt zu.',
    en: 'Whoever is silent until the deadline agrees.',
  },
  ABSTENTION: {
    de: 'Wer bis zur Frist schweigt, enthält sich.',
    en: 'Whoever is silent until the deadline abstains.',
  },
  NOT_CAST: {
    de: 'Wer bis zur Frist schweigt, hat keine Stimme abgegeben.',
    en: 'Whoever is silent until the deadline has cast no vote.',
  },
  REFUSAL: {
    de: 'Wer bis zur Frist schweigt, lehnt ab.',
    en: 'Whoever is silent until the deadline refuses.',
  },
};

const OBJECTION: Record<RuleSet['objection'], Told> = {
  ONE_STOPS: {
    de: 'Eine einzige Ablehnung hält den Umlauf an.',
    en: 'A single refusal stops the round.',
  },
  BY_MAJORITY: {
    de: 'Eine Ablehnung zählt als Nein-Stimme.',
    en: 'A refusal counts as a vote against.',
  },
  NOTED_ONLY: {
    de: 'Eine Ablehnung wird vermerkt und zählt nicht.',
    en: 'A refusal is noted and does not count.',
  },
};

const EARLY: Record<RuleSet['earlyClose'], Told> = {
  ALL_ANSWERED: {
    de: 'Der Umlauf endet, sobald alle geantwortet haben, spätestens mit der Frist.',
    en: 'The round ends as soon as everybody has answered, at the latest with the deadline.',
  },
  OUTCOME_FIXED: {
    de: 'Der Umlauf endet, sobald das Ergebnis feststeht, spätestens mit der Frist.',
    en: 'The round ends as soon as its outcome is fixed, at the latest with the deadline.',
  },
  NEVER: { de: 'Der Umlauf läuft bis zur Frist.', en: 'The round runs until its deadline.' },
};

const DEPUTIES: Record<RuleSet['deputies'], Told> = {
  MEMBER_PREVAILS: {
    de: 'Jede Organisation hat eine Stimme. Antwortet das Mitglied rechtzeitig, zählt die Antwort der Vertretung nicht.',
    en: 'Each organisation has one vote. When the member answers in time, the deputy’s answer does not count.',
  },
  NO_DEPUTIES: {
    de: 'Jede Organisation hat eine Stimme. Vertretungen stimmen nicht ab.',
    en: 'Each organisation has one vote. Deputies do not vote.',
  },
};

const FORWARDING: Told = {
  de: 'Wer gefragt ist, kann die Frage innerhalb der eigenen Organisation weitergeben. An der Stimme ändert das nichts.',
  en: 'Whoever is asked may hand the question on within their organisation. That changes nothing about the vote.',
};

const PROGRAMS: Told = {
  de: 'Für eine Organisation kann auch ihr Programm antworten. Das wird mit dem Namen des Programms vermerkt.',
  en: 'A program of an organisation may answer for it. That is noted with the name of the program.',
};

const LATE: Record<RuleSet['lateVotes'], Told> = {
  NOTED: {
    de: 'Was nach dem Ende kommt, wird vermerkt und zählt nicht.',
    en: 'What comes after the end is noted and does not count.',
  },
  REFUSED: {
    de: 'Nach dem Ende wird nichts mehr angenommen.',
    en: 'After the end nothing is taken any more.',
  },
};

/** The rules in sentences, the weightiest first. */
export function tellRules(rules: RuleSet, language: RuleLanguage): string[] {
  const { kind, quorumPercent: quorum } = rules;
  const isDecision = decides(kind);
  const sentences: (Told | null)[] = [
    KIND[kind],
    ORDER[rules.order],
    isDecision ? SILENCE[rules.silence] : null,
    isDecision ? OBJECTION[rules.objection] : null,
    isDecision ? majorityOf(rules) : null,
    quorum > 0 && isDecision
      ? {
          de: `${quorum === 100 ? 'Alle' : `Mindestens ${quorum} Prozent der`} Stimmen müssen ausdrücklich abgegeben sein.`,
          en: `${quorum === 100 ? 'All' : `At least ${quorum} per cent of the`} votes have to be given expressly.`,
        }
      : null,
    ...demandsOf(rules),
    EARLY[rules.earlyClose],
    changeOf(rules),
    rules.secret
      ? {
          de: 'Die Abstimmung ist geheim: Wer wie gestimmt hat, erfährt niemand, und gezählt wird erst am Ende.',
          en: 'The vote is secret: nobody learns who voted how, and votes are counted at the end only.',
        }
      : null,
    DEPUTIES[rules.deputies],
    rules.forwarding ? FORWARDING : null,
    rules.programs ? PROGRAMS : null,
    LATE[rules.lateVotes],
    daysOf(rules),
    remindersOf(rules),
  ];
  return sentences.flatMap((told) => (told ? [told[language]] : []));
}

function majorityOf({ majority, qualifiedPercent, abstentionsCount }: RuleSet): Told {
  if (majority === 'QUALIFIED') {
    return {
      de: `Zustimmen müssen mindestens ${qualifiedPercent ?? 100} Prozent aller Stimmberechtigten.`,
      en: `At least ${qualifiedPercent ?? 100} per cent of all who are entitled have to agree.`,
    };
  }
  const of = abstentionsCount
    ? { de: 'Stimmen, Enthaltungen eingeschlossen', en: 'votes, abstentions included' }
    : { de: 'Stimmen, Enthaltungen nicht mitgezählt', en: 'votes, abstentions left out' };
  const share = {
    UNANIMOUS: { de: 'Nötig sind alle', en: 'What is needed is all' },
    SIMPLE: { de: 'Nötig ist mehr als die Hälfte der', en: 'What is needed is more than half of the' },
    TWO_THIRDS: {
      de: 'Nötig sind mindestens zwei Drittel der',
      en: 'What is needed is at least two thirds of the',
    },
  }[majority];
  return { de: `${share.de} ${of.de}.`, en: `${share.en} ${of.en}.` };
}

function demandsOf(rules: RuleSet): (Told | null)[] {
  return [
    rules.allReached
      ? {
          de: 'Gültig ist der Umlauf nur, wenn die Vorlage alle erreicht hat.',
          en: 'The round is valid only when everybody was reached.',
        }
      : null,
    rules.procedureObjection
      ? {
          de: 'Widerspricht jemand dem Verfahren, ist der Umlauf beendet.',
          en: 'When somebody objects to the procedure, the round is over.',
        }
      : null,
    rules.oralTreatment
      ? {
          de: 'Verlangt jemand die Beratung in einer Sitzung, ist der Umlauf beendet.',
          en: 'When somebody demands a meeting, the round is over.',
        }
      : null,
  ];
}

function changeOf({ changeUntilDeadline }: RuleSet): Told {
  return changeUntilDeadline
    ? {
        de: 'Antworten können bis zur Frist geändert werden.',
        en: 'Answers may be changed until the deadline.',
      }
    : {
        de: 'Die erste Antwort zählt und kann nicht geändert werden.',
        en: 'The first answer counts and cannot be changed.',
      };
}

function daysOf({ deadlineDays: days, workingDays }: RuleSet): Told {
  return workingDays
    ? {
        de: `Die Frist beträgt ${days === 1 ? 'einen Arbeitstag' : `${days} Arbeitstage`} in Nordrhein-Westfalen und endet nie an einem freien Tag.`,
        en: `The deadline is ${days === 1 ? 'one working day' : `${days} working days`} in North Rhine-Westphalia away and never on a day off.`,
      }
    : {
        de: `Die Frist beträgt ${days === 1 ? 'einen Tag' : `${days} Tage`}.`,
        en: `The deadline is ${days === 1 ? 'one day' : `${days} days`} away.`,
      };
}

function remindersOf({ reminderDaysBefore }: RuleSet): Told | null {
  if (reminderDaysBefore.length === 0) return null;
  const days = reminderDaysBefore.toSorted((a, b) => b - a);
  const unit = { de: days.at(-1) === 1 ? 'Tag' : 'Tage', en: days.at(-1) === 1 ? 'day' : 'days' };
  const list = (language: RuleLanguage) => new Intl.ListFormat(language).format(days.map(String));
  return {
    de: `Erinnert wird ${list('de')} ${unit.de} vor der Frist.`,
    en: `Reminders go out ${list('en')} ${unit.en} before the deadline.`,
  };
}
