import type { GivenRole } from '@umlauf/shared/roles';
import {
  bulkyWasteProfile,
  bulkyWasteQuestions,
  connectionChecklist,
  rolloutPlan,
} from './bulky-waste.texts.ts';
import { contactRules, mailDraft, replies } from './contacts.texts.ts';
import {
  connectionConcept,
  decisionPaper,
  openQuestions,
  pilotTestPlan,
  treeFellingProfile,
  variantAssessment,
} from './tree-felling.texts.ts';
import {
  agenda,
  glossary,
  meetings,
  minutes,
  welcome,
  workPlan,
  workshopNotes,
} from './working-group.texts.ts';

export interface DemoAccount {
  email: string;
  name: string;
  isAdministrator: boolean;
  isGuest?: boolean;
}

export interface DemoDocument {
  title: string;
  /** Begins without a heading of level 1: the title stands above it. */
  markdown: string;
  /** E-mail of the account that wrote it; a lead or writer of the space. */
  author: string;
  children?: DemoDocument[];
}

export interface DemoSpace {
  name: string;
  purpose: string;
  closedBecause: string;
  members: { email: string; role: GivenRole }[];
  documents: DemoDocument[];
}

/** The password of every demo account; they can sign in only while `DEMO=true`. */
export const DEMO_PASSWORD = 'umlauf-demo-2026';

const erika = 'koordination@umlauf.example';
const tomasz = 'stadt@umlauf.example';
const gesa = 'gast@umlauf.example';
const aylin = 'aylin.probe@kreis-soest.example';
const bernd = 'bernd.vorlage@guetersloh.example';
const chiara = 'chiara.musterfrau@wuppertal.example';
const dana = 'dana.entwurf@it-verbund.example';
const falk = 'falk.testmann@musterruhr.example';

export const demoAccounts: readonly DemoAccount[] = [
  { email: erika, name: 'Erika Beispiel', isAdministrator: true },
  { email: tomasz, name: 'Tomasz Muster', isAdministrator: false },
  { email: gesa, name: 'Gesa Gast', isAdministrator: false, isGuest: true },
  { email: 'fremd@umlauf.example', name: 'Fritz Fremd', isAdministrator: false },
  { email: aylin, name: 'Aylin Probe', isAdministrator: false },
  { email: bernd, name: 'Bernd Vorlage', isAdministrator: false },
  { email: chiara, name: 'Chiara Musterfrau', isAdministrator: false },
  { email: dana, name: 'Dana Entwurf', isAdministrator: false },
  { email: falk, name: 'Falk Testmann', isAdministrator: false },
];

const workingGroup: DemoSpace = {
  name: 'Arbeitsgruppe Bauen & Wohnen',
  purpose:
    'Gemeinsame Arbeit von Kommunen und IT-Dienstleistern am Themenfeld Bauen & Wohnen: Sitzungen, Aufgaben und Entwürfe.',
  closedBecause:
    'Entwürfe und Sitzungsprotokolle sind noch nicht freigegeben. Freigegebene Ergebnisse werden veröffentlicht.',
  members: [
    { email: erika, role: 'LEAD' },
    { email: tomasz, role: 'WRITER' },
    { email: aylin, role: 'WRITER' },
    { email: bernd, role: 'WRITER' },
    { email: chiara, role: 'WRITER' },
    { email: dana, role: 'WRITER' },
    { email: falk, role: 'READER' },
  ],
  documents: [
    { title: 'Willkommen in der Arbeitsgruppe', markdown: welcome, author: erika },
    {
      title: 'Sitzungen',
      markdown: meetings,
      author: erika,
      children: [
        { title: 'Tagesordnung der 8. Sitzung am 10.12.2026', markdown: agenda, author: erika },
        { title: 'Protokoll der 7. Sitzung am 05.11.2026', markdown: minutes, author: tomasz },
        { title: 'Mitschrift des Workshops am 24.09.2026', markdown: workshopNotes, author: bernd },
      ],
    },
    { title: 'Arbeitsplan und Aufgaben', markdown: workPlan, author: erika },
    { title: 'Glossar', markdown: glossary, author: chiara },
  ],
};

const treeFelling: DemoSpace = {
  name: 'Baumfällgenehmigung online',
  purpose:
    'Entscheidung über die Umsetzungsvariante und Vorbereitung der Anbindung für die Baumfällgenehmigung.',
  closedBecause: 'Die Beschlussvorlage ist noch im Umlauf. Die Bewertung der Varianten ist vertraulich.',
  members: [
    { email: erika, role: 'LEAD' },
    { email: tomasz, role: 'WRITER' },
    { email: aylin, role: 'WRITER' },
    { email: bernd, role: 'WRITER' },
    { email: dana, role: 'WRITER' },
    { email: chiara, role: 'READER' },
  ],
  documents: [
    {
      title: 'Beschlussvorlage: Umsetzungsvariante',
      markdown: decisionPaper,
      author: tomasz,
      children: [
        { title: 'Bewertung der Varianten', markdown: variantAssessment, author: aylin },
        { title: 'Offene Fragen', markdown: openQuestions, author: bernd },
      ],
    },
    {
      title: 'Anbindungskonzept',
      markdown: connectionConcept,
      author: dana,
      children: [{ title: 'Testplan der Pilotierung', markdown: pilotTestPlan, author: dana }],
    },
    { title: 'Steckbrief: Baumfällung beantragen', markdown: treeFellingProfile, author: tomasz },
  ],
};

const contacts: DemoSpace = {
  name: 'Redaktion Ansprechpersonen',
  purpose: 'Pflege der OZG-Ansprechpersonen und Vorbereitung der Benachrichtigungen zum Themenfeld.',
  closedBecause: 'Die Liste enthält dienstliche Kontaktdaten, die nicht weitergegeben werden.',
  members: [
    { email: erika, role: 'LEAD' },
    { email: chiara, role: 'WRITER' },
  ],
  documents: [
    { title: 'Mailentwurf an die OZG-Ansprechpersonen', markdown: mailDraft, author: erika },
    { title: 'Regeln für die Kontaktliste', markdown: contactRules, author: erika },
    { title: 'Stand der Rückmeldungen', markdown: replies, author: chiara },
  ],
};

const bulkyWaste: DemoSpace = {
  name: 'Sperrmüll-Rollout',
  purpose: 'Übertragung des Online-Dienstes „Sperrmüll anmelden“ auf weitere Kommunen.',
  closedBecause: 'Termine und Zusagen einzelner Kommunen sind noch nicht bestätigt.',
  members: [
    { email: erika, role: 'LEAD' },
    { email: falk, role: 'WRITER' },
    { email: aylin, role: 'WRITER' },
    { email: bernd, role: 'WRITER' },
    { email: gesa, role: 'GUEST' },
  ],
  documents: [
    {
      title: 'Rollout-Plan',
      markdown: rolloutPlan,
      author: aylin,
      children: [
        { title: 'Checkliste: Anschluss einer Kommune', markdown: connectionChecklist, author: falk },
      ],
    },
    { title: 'Steckbrief: Sperrmüll anmelden', markdown: bulkyWasteProfile, author: falk },
    { title: 'Fragen und Antworten aus dem Betrieb', markdown: bulkyWasteQuestions, author: bernd },
  ],
};

/** In the order of the list of spaces, which is that of their names. */
export const demoSpaces: readonly DemoSpace[] = [workingGroup, treeFelling, contacts, bulkyWaste];
