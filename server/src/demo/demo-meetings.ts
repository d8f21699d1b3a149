import type { AgendaKindName } from '../meetings/agenda-enums.ts';

/** What the demo's working group meets about, and how often. */
interface DemoMeetings {
  /** The name of one of the demo's spaces. */
  space: string;
  plannedBy: string;
  title: string;
  purpose: string;
  rrule: string;
  startsAtTime: string;
  durationMinutes: number;
  place: string;
  /** All of them members of the space. */
  participants: string[];
  /** Stands on every agenda. */
  standing: DemoItem[];
  /** Stands on the next one. */
  agenda: DemoItem[];
  /** One that runs when the demo begins. */
  today: { title: string; place: string; items: DemoItem[] };
}

interface DemoItem {
  title: string;
  kind: AgendaKindName;
  minutes: number;
  note?: string;
  /** The title of a document of the space. */
  document?: string;
  responsible?: string;
}

export const demoMeetings: DemoMeetings = {
  space: 'Arbeitsgruppe Bauen & Wohnen',
  plannedBy: 'koordination@umlauf.example',
  title: 'Sitzung der Arbeitsgruppe',
  purpose: 'Stand der Leistungen im Themenfeld, offene Fragen der Kommunen, nächste Schritte.',
  rrule: 'FREQ=MONTHLY;BYDAY=2TH',
  startsAtTime: '10:00',
  durationMinutes: 120,
  place: 'Videokonferenz',
  participants: [
    'koordination@umlauf.example',
    'stadt@umlauf.example',
    'aylin.probe@kreis-soest.example',
    'bernd.vorlage@guetersloh.example',
    'chiara.musterfrau@wuppertal.example',
  ],
  standing: [{ title: 'Genehmigung des Protokolls der letzten Sitzung', kind: 'DECISION', minutes: 5 }],
  agenda: [
    {
      title: 'Baumfällgenehmigung: Stand der Pilotierung',
      kind: 'INFORMATION',
      minutes: 20,
      responsible: 'aylin.probe@kreis-soest.example',
    },
    {
      title: 'Aufgaben bis zum nächsten Quartal',
      kind: 'DISCUSSION',
      minutes: 40,
      note: 'Wer übernimmt was, und was kann warten?',
      document: 'Arbeitsplan und Aufgaben',
    },
    {
      title: 'Begriffe im Glossar festlegen',
      kind: 'DECISION',
      minutes: 25,
      document: 'Glossar',
      responsible: 'chiara.musterfrau@wuppertal.example',
    },
  ],
  today: {
    title: 'Sondersitzung Baumfällgenehmigung',
    place: 'Videokonferenz',
    items: [
      { title: 'Rückmeldungen der Kommunen', kind: 'INFORMATION', minutes: 15 },
      { title: 'Start der Pilotierung', kind: 'DECISION', minutes: 30, note: 'Zwei Kommunen sind bereit.' },
      { title: 'Verschiedenes', kind: 'DISCUSSION', minutes: 10 },
    ],
  },
};
