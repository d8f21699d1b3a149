import type { ParticipantKindName } from '../meetings/meeting-enums.ts';
import type { MinutesStateName } from '../meetings/minutes-state.ts';

/** What minutes on paper say beside their own words, in the form of DIN 5008. */
export interface PaperWords {
  kind: string;
  /** `{moment}`: when they were saved last, or as which version. */
  standing: Record<MinutesStateName | 'sealed' | 'version', string>;
  facts: string;
  organiser: string;
  series: string;
  occasion: string;
  date: string;
  begin: string;
  end: string;
  place: string;
  video: string;
  chair: string;
  keeper: string;
  /** Where nobody is named, or nothing has happened yet. */
  open: string;
  people: string;
  groups: Record<'present' | 'guests' | 'excused' | 'unexcused' | 'unsaid', string>;
  nobody: string;
  /** Heads of the columns: name, organisation, as what, when. */
  name: string;
  organisation: string;
  as: string;
  when: string;
  /** Of who is still there. */
  since: string;
  kinds: Record<ParticipantKindName, string>;
  /** For an account that is gone. */
  formerly: string;
  agenda: string;
  noAgenda: string;
  course: string;
  wording: string;
  result: string;
  responsible: string;
  due: string;
  state: string;
  withoutQuorum: string;
  issue: string;
  issued: string;
  approved: string;
  corrected: string;
  /** `{date}`, and of the meeting `{title}` and `{day}`. */
  approval: { bySilence: string; at: string; alone: string };
  /** Of the sealed text. */
  hash: string;
  distribution: string;
  attachments: string;
  /** Of a document that an item names. */
  toItem: string;
  none: string;
  next: string;
  notPlanned: string;
}

const DE: PaperWords = {
  kind: 'Ergebnisprotokoll',
  standing: {
    DRAFT: 'Entwurf, Stand: {moment}',
    IN_COORDINATION: 'Zur Abstimmung, Stand: {moment}',
    COORDINATED: 'Abgestimmt, noch nicht genehmigt, Stand: {moment}',
    APPROVED: 'Genehmigt, Stand: {moment}',
    IN_CORRECTION: 'Wird berichtigt, Stand: {moment}',
    CORRECTED: 'Berichtigt, Stand: {moment}',
    sealed: 'Abgeschlossene Fassung, Stand: {moment}',
    version: 'Version vom {moment}',
  },
  facts: 'Angaben zur Sitzung',
  organiser: 'Veranstalter',
  series: 'Sitzungsreihe',
  occasion: 'Anlass',
  date: 'Datum',
  begin: 'Beginn',
  end: 'Ende',
  place: 'Ort',
  video: 'Videokonferenz',
  chair: 'Leitung',
  keeper: 'Protokollführung',
  open: '–',
  people: 'Teilnehmende',
  groups: {
    present: 'Anwesend',
    guests: 'Gäste',
    excused: 'Entschuldigt',
    unexcused: 'Unentschuldigt',
    unsaid: 'Ohne Vermerk',
  },
  nobody: 'Anwesende sind nicht erfasst.',
  name: 'Name',
  organisation: 'Organisation',
  as: 'Als',
  when: 'Anwesend',
  since: 'seit {time}',
  kinds: { ENTITLED: 'stimmberechtigt', ADVISORY: 'beratend', GUEST: 'Gast' },
  formerly: 'Ehemaliges Mitglied',
  agenda: 'Tagesordnung',
  noAgenda: 'Es gab keine Tagesordnung.',
  course: 'Ergebnisse',
  wording: 'Wortlaut',
  result: 'Ergebnis',
  responsible: 'Verantwortlich',
  due: 'Frist',
  state: 'Status',
  withoutQuorum: 'nicht beschlussfähig',
  issue: 'Ausfertigung',
  issued: 'Ausfertigungsdatum',
  approved: 'Genehmigt',
  corrected: 'Berichtigt',
  approval: {
    bySilence: '{date}, da bis zum Ende der Frist niemand Einwände hatte',
    at: '{date}, in der Sitzung „{title}“ vom {day}',
    alone: '{date}',
  },
  hash: 'Prüfsumme dieser Fassung (SHA-256)',
  distribution: 'Verteiler',
  attachments: 'Anlagen',
  toItem: '{title} (zu TOP {number})',
  none: 'keine',
  next: 'Nächste Sitzung',
  notPlanned: 'nicht angesetzt',
};

const EN: PaperWords = {
  kind: 'Minutes of results',
  standing: {
    DRAFT: 'Draft, as of {moment}',
    IN_COORDINATION: 'In coordination, as of {moment}',
    COORDINATED: 'Coordinated, not approved yet, as of {moment}',
    APPROVED: 'Approved, as of {moment}',
    IN_CORRECTION: 'Being corrected, as of {moment}',
    CORRECTED: 'Corrected, as of {moment}',
    sealed: 'Final, as of {moment}',
    version: 'Version of {moment}',
  },
  facts: 'About the meeting',
  organiser: 'Organiser',
  series: 'Series',
  occasion: 'Occasion',
  date: 'Date',
  begin: 'Beginning',
  end: 'End',
  place: 'Place',
  video: 'Video conference',
  chair: 'Chair',
  keeper: 'Keeper of the minutes',
  open: '–',
  people: 'Participants',
  groups: {
    present: 'Present',
    guests: 'Guests',
    excused: 'Excused',
    unexcused: 'Not excused',
    unsaid: 'Nothing said',
  },
  nobody: 'Nobody’s attendance was taken.',
  name: 'Name',
  organisation: 'Organisation',
  as: 'As',
  when: 'Present',
  since: 'since {time}',
  kinds: { ENTITLED: 'entitled to vote', ADVISORY: 'advisory', GUEST: 'guest' },
  formerly: 'Former member',
  agenda: 'Agenda',
  noAgenda: 'There was no agenda.',
  course: 'Results',
  wording: 'Wording',
  result: 'Result',
  responsible: 'Responsible',
  due: 'Due',
  state: 'State',
  withoutQuorum: 'without quorum',
  issue: 'Issue',
  issued: 'Date of issue',
  approved: 'Approved',
  corrected: 'Corrected',
  approval: {
    bySilence: '{date}, as nobody objected until the deadline',
    at: '{date}, in the meeting “{title}” of {day}',
    alone: '{date}',
  },
  hash: 'Checksum of this version (SHA-256)',
  distribution: 'Distribution list',
  attachments: 'Attachments',
  toItem: '{title} (item {number})',
  none: 'none',
  next: 'Next meeting',
  notPlanned: 'not planned yet',
};

export const PAPER_WORDS = { de: DE, en: EN };
