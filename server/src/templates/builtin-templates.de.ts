import type { BuiltinText } from './builtin-text.ts';
import type { TemplateKindName } from './template-kind.ts';

const HEAD = `| Angabe | Inhalt |
| --- | --- |
| Arbeitsbereich | {{space}} |
| Verfasst von | {{person}} |
| Organisation | {{organisation}} |
| Datum | {{date}} |
`;

/** The product's own templates in German. Minutes follow the order that DIN 5008 gives them. */
export const IN_GERMAN: Record<TemplateKindName, BuiltinText> = {
  DOCUMENT: {
    name: 'Vermerk',
    description: 'Ein kurzer Sachstand mit dem, was daraus folgt.',
    markdown: `${HEAD}
## Anlass

## Sachstand

## Bewertung

## Weiteres Vorgehen

- [ ] Aufgabe, verantwortlich, Frist
`,
  },
  CONCEPT: {
    name: 'Konzept',
    description: 'Ausgangslage, Ziele, Lösung, Aufwand und Zeitplan eines Vorhabens.',
    markdown: `${HEAD}
*Zweck des Arbeitsbereichs:* {{purpose}}

## Zusammenfassung

## Ausgangslage

## Ziele

1. Ziel, woran es zu erkennen ist

## Rahmenbedingungen

Rechtliches, Organisation, Technik, Datenschutz und Barrierefreiheit.

## Lösung

### Fachliche Lösung

### Technische Umsetzung

## Geprüfte Alternativen

| Alternative | Dafür spricht | Dagegen spricht |
| --- | --- | --- |
| | | |

## Aufwand und Kosten

| Posten | Einmalig | Laufend |
| --- | --- | --- |
| | | |

## Zeitplan

| Meilenstein | Termin | Verantwortlich |
| --- | --- | --- |
| | | |

## Risiken

## Offene Fragen
`,
  },
  DECISION_PAPER: {
    name: 'Beschlussvorlage',
    description: 'Was beschlossen werden soll, warum, und was daraus folgt.',
    markdown: `| Angabe | Inhalt |
| --- | --- |
| Gegenstand | {{title}} |
| Gremium | |
| Sitzung oder Umlauf | |
| Eingereicht von | {{organisation}} |
| Ansprechperson | {{person}} |
| Datum | {{date}} |

## Beschlussvorschlag

> Das Gremium beschließt …

## Begründung

### Sachverhalt

### Rechtsgrundlage

### Geprüfte Alternativen

## Auswirkungen

| Bereich | Auswirkung |
| --- | --- |
| Finanzen | |
| Personal | |
| Organisation und Technik | |
| Datenschutz und Informationssicherheit | |
| Kommunen | |

## Beteiligung

| Stelle | Ergebnis der Mitzeichnung | Anmerkung |
| --- | --- | --- |
| | | |

## Weiteres Verfahren

## Anlagen
`,
  },
  MINUTES: {
    name: 'Ergebnisprotokoll',
    description: 'Tagesordnung, Ergebnisse, Beschlüsse und Aufträge einer Sitzung.',
    markdown: `| Angabe | Inhalt |
| --- | --- |
| Anlass | {{title}} |
| Veranstaltet von | {{space}} |
| Datum | {{date}} |
| Beginn und Ende | |
| Ort | |
| Leitung | |
| Protokollführung | {{person}}, {{organisation}} |

## Teilnehmende

| Name | Organisation | Teilnahme |
| --- | --- | --- |
| | | anwesend |
| | | entschuldigt |

## Tagesordnung

1. Begrüßung und Genehmigung des letzten Protokolls
2. Offene Punkte
3. Verschiedenes

## TOP 1: Begrüßung und Genehmigung des letzten Protokolls

**Ergebnis:**

## TOP 2: Offene Punkte

**Sachstand:**

**Beschluss:** Nummer, Wortlaut, Abstimmung (ja / nein / Enthaltung)

## TOP 3: Verschiedenes

## Aufträge

| Auftrag | Verantwortlich | Frist | Stand |
| --- | --- | --- | --- |
| | | | offen |

## Nächste Sitzung

## Anlagen und Verteiler
`,
  },
  FACT_SHEET: {
    name: 'Steckbrief',
    description: 'Ein Online-Dienst in Kürze, für alle, die ihn nachnutzen wollen.',
    markdown: `**Steckbrief: OZG-Dienst zur Übertragung.** Stand {{date}}

## Angaben zum Dienst

| Angabe | Inhalt |
| --- | --- |
| Name, Organisation | {{person}}, {{organisation}} |
| Name des Online-Dienstes | {{title}} |
| Dienste-URL (beispielhaft) | |
| Themenfeld | |
| OZG-Leistung (OZG-ID) | |
| LeiKa-Leistung | |
| Zielgruppe | |
| Betrieb, Herstellung | |
| Portal | |
| Angebundene Fachverfahren | |
| Anmeldung und Bezahlung | |

## Erfüllungsgrad im Antrag

- [ ] Formular im Antrag, gegebenenfalls Nachweise in Papierform einreichen
- [ ] Beantragung einschließlich aller Nachweise
- [ ] zusätzlich das Once-Only-Prinzip umgesetzt

## Rechtliche Rahmenbedingungen

## Voraussetzungen bei Übertragung

## Kosten bei Übertragung

## Nutzen und Erfahrungen

## Zeitschiene

## Ansprechperson und Anlagen
`,
  },
};
