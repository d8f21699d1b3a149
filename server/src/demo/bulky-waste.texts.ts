/** Documents on one service that is being rolled out: the collection of bulky waste. */

export const bulkyWasteProfile = `**Steckbrief: OZG-Dienst zur Übertragung.** Der Dienst läuft in zwei Kommunen und wird weiteren angeboten.

## Angaben zum Dienst

| Angabe | Inhalt |
| --- | --- |
| Name, Organisation | Falk Testmann, Rechenzentrum Musterruhr |
| Name des Online-Dienstes | Sperrmüll anmelden |
| Dienste-URL (beispielhaft) | [dienste.musterruhr.example/sperrmuell](https://dienste.musterruhr.example/sperrmuell) |
| Themenfeld | Bauen & Wohnen |
| OZG-Leistung | Abfallentsorgung (OZG-ID 10110) |
| Zielgruppe | Bürgerinnen und Bürger |
| Betrieb | Rechenzentrum Musterruhr |
| Angebundene Verfahren | Tourenplanung über Datei oder Schnittstelle |

## Erfüllungsgrad im Antrag

- [ ] Formular im Antrag, gegebenenfalls Nachweise in Papierform einreichen
- [x] Beantragung einschließlich aller Nachweise
- [ ] zusätzlich das Once-Only-Prinzip umgesetzt

## Was der Dienst kann

1. Adresse prüfen und freie Abholtermine zeigen
2. Gegenstände aus einer Liste wählen, Menge schätzen
3. Termin buchen, verschieben und absagen
4. Am Vortag erinnern, per E-Mail oder SMS

## Nachhaltig?

| Frage | Antwort | Nachweis |
| --- | --- | --- |
| Nutzbar? | ja | Erprobung mit neun Personen |
| Nachnutzbar? | ja | zweite Kommune ohne Änderung am Programm |
| Nachvollziehbar? | teilweise | Dokumentation der Schnittstelle fehlt noch |
`;

export const rolloutPlan = `Fortschreibung jeweils zum Monatsanfang durch die Kommunen selbst. „n. b.“ heißt: Termin noch nicht bekannt.

## Anschluss der Kommunen

| Kommune | Stand | Geplant ab | Am Netz seit | Anbindung |
| --- | --- | --- | --- | --- |
| Gütersloh | angeschlossen | | 01.06.2026 | Schnittstelle |
| Wuppertal | angeschlossen | | 01.09.2026 | Schnittstelle |
| Soest | Anschluss geplant | 15.01.2027 | | Datei |
| Lippstadt | Anschluss geplant | 15.01.2027 | | Datei |
| Bad Sassendorf | Anschluss geplant | 01.03.2027 | | Datei |
| Möhnesee | Anschluss geplant | n. b. | | n. b. |
| Welver | kein Anschluss geplant | | | |

## Meilensteine

| Meilenstein | Termin | Verantwortlich | Stand |
| --- | --- | --- | --- |
| Pilotierung abgeschlossen | 30.09.2026 | Rechenzentrum Musterruhr | erledigt |
| Anleitung für die Datei-Anbindung | 11.12.2026 | Falk Testmann | in Bearbeitung |
| Erste Gruppe am Netz | 15.01.2027 | Kreis Soest | in Planung |
| Zweite Gruppe am Netz | 01.03.2027 | Kreis Soest | in Planung |
| Auswertung | 30.04.2027 | Koordination | offen |

## Risiken

- **Umstellung der Tourenplanung** in Lippstadt fällt in denselben Monat. *Gegenmaßnahme:* Start notfalls eine Woche später.
- **Fehlende Vertretung** in kleinen Gemeinden. *Gegenmaßnahme:* Der Kreis Soest übernimmt die erste Woche.
`;

export const connectionChecklist = `Eine Kopie je Kommune. Die Reihenfolge ist erprobt; Schritte, die nicht zutreffen, bitte ~~durchstreichen~~ und nicht löschen.

## Vor dem Start

- [ ] Ansprechperson und Vertretung benannt
- [ ] Straßenverzeichnis als CSV geliefert
- [ ] Abholbezirke und Wochentage geprüft
- [ ] Liste der Gegenstände mit der Satzung abgeglichen
- [ ] Texte und Absender der E-Mails freigegeben

## Testwoche

- [ ] Zehn Anmeldungen mit erfundenen Adressen
- [ ] Übergabe an die Tourenplanung
- [ ] Absage und Verschiebung
- [ ] Bedienung mit Tastatur und Screenreader

## Nach dem Start

- [ ] Link auf der Startseite der Kommune
- [ ] Telefonzentrale informiert
- [ ] Rückmeldungen nach zwei Wochen ausgewertet

## Aufbau des Straßenverzeichnisses

\`\`\`text
strasse;hausnummer_von;hausnummer_bis;bezirk
Musterweg;1;99;Nord
Beispielgasse;2;48;Mitte
\`\`\`
`;

export const bulkyWasteQuestions = `Gesammelt in den ersten Wochen des Betriebs. Antworten gibt, wer sie weiß.

## Anmeldung

### Was ist, wenn der gewünschte Termin voll ist?

Der Dienst zeigt die nächsten drei freien Termine. Eine Warteliste gibt es bewusst nicht.

### Können Hausverwaltungen für mehrere Häuser anmelden?

Ja, aber jede Adresse einzeln. Eine Sammelanmeldung ist gewünscht und als Änderung 7 aufgenommen.

## Betrieb

### Wer sieht die Anmeldungen?

Die Abfallberatung der eigenen Kommune. Das Rechenzentrum sieht sie nur bei einer Störung und auf Anforderung.

## Änderungswünsche

| Nr. | Wunsch | Von | Entscheidung |
| --- | --- | --- | --- |
| 5 | Fotos zur Mengenschätzung | Wuppertal | zurückgestellt |
| 6 | Erinnerung auch zwei Tage vorher | Gütersloh | umgesetzt in Fassung 2.3 |
| 7 | Sammelanmeldung | Wuppertal | in Prüfung |
`;
