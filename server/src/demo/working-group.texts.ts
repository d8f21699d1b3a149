/** Documents of the working group of the Themenfeld: welcome, meetings, tasks, glossary. */

export const welcome = `Hier arbeiten Kommunen aus Nordrhein-Westfalen und ihre IT-Dienstleister gemeinsam am Themenfeld **Bauen & Wohnen**. Der Bereich ist geschlossen: Was hier steht, ist Entwurf, bis die Arbeitsgruppe es freigibt.

> Dies ist ein Vorführbereich. Die Städte, Kreise und Gremien gibt es, alle Personen, Dienstleister, Beschlüsse und Zahlen sind für die Vorführung erfunden.

## Was Sie hier finden

| Dokument | Wozu | Wer pflegt es |
| --- | --- | --- |
| Sitzungen | Tagesordnungen, Protokolle und Mitschriften | Protokollführung der jeweiligen Sitzung |
| Arbeitsplan und Aufgaben | Was bis wann zu tun ist | alle, die eine Aufgabe übernommen haben |
| Glossar | Wörter, die wir einheitlich verwenden | Koordination |

Zwei Dienste haben eigene Bereiche: die **Baumfällgenehmigung** (Entscheidung über die Umsetzungsvariante) und die **Sperrmüll-Abholung** (Übertragung eines vorhandenen Dienstes auf weitere Kommunen).

## So arbeiten wir

1. Wir schreiben gleichzeitig in demselben Dokument. Niemand verschickt Anhänge.
2. Beschlüsse stehen im Protokoll, Begründungen in der Beschlussvorlage.
3. Wer eine Aufgabe übernimmt, trägt sich mit einem Datum ein.
4. Offene Fragen bleiben stehen, bis sie beantwortet sind. Gelöscht wird keine.
5. Was keine Grundsätze verletzt, veröffentlichen wir nach der Freigabe.

## Wer dabei ist

- Stadt Soest, Stadt Gütersloh, Stadt Wuppertal und Kreis Soest
- zwei kommunale IT-Dienstleister (hier erfunden: *IT-Verbund Beispielland* und *Rechenzentrum Musterruhr*)
- die Themenfeld-Koordination im Kompetenzzentrum Digitalisierung des KDN

## Fragen

Schreiben Sie Ihre Frage unter die Stelle, die sie betrifft, oder an [das Funktionspostfach der Koordination](https://umlauf.example/kontakt).
`;

export const meetings = `Die Arbeitsgruppe trifft sich alle fünf Wochen für zwei Stunden. Die Einladung mit der Tagesordnung geht zehn Tage vorher heraus; das Protokoll liegt spätestens fünf Arbeitstage nach der Sitzung zur Abstimmung vor.

| Nr. | Datum | Ort | Protokoll |
| --- | --- | --- | --- |
| 6 | 01.10.2026 | Videokonferenz | genehmigt am 05.11.2026 |
| 7 | 05.11.2026 | Rathaus Soest | zur Abstimmung bis 26.11.2026 |
| 8 | 10.12.2026 | Videokonferenz | Tagesordnung im Entwurf |

## Fristen für das Protokoll

- **Entwurf:** fünf Arbeitstage nach der Sitzung
- **Anmerkungen:** zehn Arbeitstage danach, unmittelbar im Text
- **Genehmigung:** als erster Punkt der nächsten Sitzung
`;

export const minutes = `**Ergebnisprotokoll**, Stand: Entwurf zur Abstimmung bis 26.11.2026

| Angabe | Inhalt |
| --- | --- |
| Veranstalter | Arbeitsgruppe Bauen & Wohnen |
| Anlass | 7. Sitzung |
| Datum | 05.11.2026 |
| Beginn und Ende | 10:00 Uhr bis 12:05 Uhr |
| Ort | Rathaus Soest, Sitzungszimmer 2, und Videokonferenz |
| Leitung | Erika Beispiel, Koordination |
| Protokollführung | Tomasz Muster, Stadt Soest |
| Anwesende | Erika Beispiel (Koordination), Tomasz Muster (Stadt Soest), Aylin Probe (Kreis Soest), Bernd Vorlage (Stadt Gütersloh), Dana Entwurf (IT-Verbund Beispielland) |
| Entschuldigt | Chiara Musterfrau (Stadt Wuppertal) |
| Gäste | Gesa Gast (kommunaler Spitzenverband) zu TOP 3 |
| Verteiler | Anwesende und Entschuldigte |

## Tagesordnung

1. Genehmigung des Protokolls der 6. Sitzung
2. Baumfällgenehmigung: Umsetzungsvariante
3. Sperrmüll-Abholung: Stand der Übertragung
4. Offene Punkte
5. Termine

## TOP 1 Genehmigung des Protokolls der 6. Sitzung

Das Protokoll der Sitzung vom 01.10.2026 wird ohne Änderung genehmigt.

## TOP 2 Baumfällgenehmigung: Umsetzungsvariante

### Sachstand

Vier Varianten sind beschrieben und nach den Kriterien des Leitfadens bewertet. Die Arbeitsgruppe hält zwei davon für tragfähig. Der Kreis Soest weist darauf hin, dass kleine Gemeinden den Antrag häufig nur wenige Male im Jahr erhalten; der Dienst muss sich deshalb ohne eigenes Fachverfahren bearbeiten lassen.

### Beschluss 2026/14

> Die Arbeitsgruppe empfiehlt, die Variante „Vorhandenen Dienst ausrollen“ weiterzuverfolgen. Die Beschlussvorlage wird bis zum 30.11.2026 fertiggestellt und anschließend in den Umlauf gegeben.

| Abstimmung | Stimmen |
| --- | --- |
| Zustimmung | 4 |
| Ablehnung | 0 |
| Enthaltung | 1 |

### Aufträge

| Nr. | Auftrag | Verantwortlich | Frist | Status |
| --- | --- | --- | --- | --- |
| 1 | Beschlussvorlage fertigstellen | Tomasz Muster | 30.11.2026 | in Bearbeitung |
| 2 | Betriebskosten je Größenklasse schätzen | Dana Entwurf | 27.11.2026 | in Bearbeitung |
| 3 | Rückmeldung aus drei kleinen Gemeinden einholen | Aylin Probe | 04.12.2026 | offen |

## TOP 3 Sperrmüll-Abholung: Stand der Übertragung

Der Steckbrief liegt vor. Zwei Kommunen haben die Pilotierung abgeschlossen, vier weitere haben einen Termin genannt. Die Gruppe bittet darum, den Rollout-Plan monatlich fortzuschreiben.

## TOP 4 Offene Punkte

- Die Frage, wer Übersetzungen der Formulartexte beauftragt, bleibt offen und kommt wieder auf die Tagesordnung.
- Das Glossar wird um „Anschluss“ und „Anbindung“ ergänzt; beide Wörter wurden verwechselt.

## TOP 5 Termine

Die nächste Sitzung ist am 10.12.2026 um 10:00 Uhr als Videokonferenz.

---

- Ausgefertigt am 12.11.2026
- Leitung: Erika Beispiel
- Protokollführung: Tomasz Muster
- Anlagen: Bewertung der Varianten, Rollout-Plan
`;

export const agenda = `Donnerstag, 10.12.2026, 10:00 Uhr bis 12:00 Uhr, Videokonferenz. Ergänzungen tragen Sie bitte bis zum 30.11.2026 unmittelbar hier ein.

| TOP | Thema | Einbringung | Dauer | Ziel |
| --- | --- | --- | --- | --- |
| 1 | Genehmigung des Protokolls der 7. Sitzung | Koordination | 5 min | Beschluss |
| 2 | Ergebnis des Umlaufs zur Baumfällgenehmigung | Stadt Soest | 30 min | Kenntnisnahme |
| 3 | Verteilung der Aufgaben nach der Entscheidung | Koordination | 30 min | Beschluss |
| 4 | Anbindungskonzept: Datenfelder und Schnittstelle | IT-Verbund Beispielland | 25 min | Beratung |
| 5 | Sperrmüll-Abholung: Rollout im ersten Quartal 2027 | Kreis Soest | 20 min | Beratung |
| 6 | Offene Punkte und Termine | alle | 10 min | |

## Vorbereitung

- [x] Einladung an alle Mitglieder
- [ ] Protokoll der 7. Sitzung abgestimmt
- [ ] Betriebskosten liegen vor
- [ ] Zugang zur Videokonferenz verschickt

## Hinweise zu TOP 3

Nach der Entscheidung über die Variante werden die Aufgaben verteilt: Fachseite, Technik, Pilotierung und Redaktion der Leistungsbeschreibung. Wer eine Aufgabe übernehmen möchte, trägt sich vorab in den Arbeitsplan ein.
`;

export const workshopNotes = `Mitschrift, nicht abgestimmt. Workshop der Arbeitsgruppe am 24.09.2026 in Gütersloh, 17 Teilnehmende aus neun Kommunen und von zwei IT-Dienstleistern.

## Ausgangsfrage

Welche Dienste des Themenfelds helfen den meisten Kommunen am schnellsten, und was fehlt uns dafür?

## Gesammelt an der Wand

- *Sperrmüll* ist überall gleich und trotzdem überall anders gebaut
- Anträge nach Baumschutzsatzung: klein, aber mit vielen Rückfragen wegen fehlender Fotos und Lagepläne
- Baulastenauskunft: alle wollen sie, kaum jemand hat die Akten vollständig digital
- Übersetzungen werden jedes Mal neu bezahlt
- „Wir wissen nicht, wen wir im Nachbarkreis fragen sollen“ (mehrfach genannt)

## Gewichtung

Jede Person hatte drei Punkte.

| Dienst | Punkte | Anmerkung |
| --- | --- | --- |
| Sperrmüll-Abholung | 19 | ein Dienst läuft bereits und lässt sich übertragen |
| Baumfällgenehmigung | 16 | Satzungen unterscheiden sich, der Ablauf nicht |
| Baulastenauskunft | 9 | erst nach der Digitalisierung der Akten sinnvoll |
| Abbruchgenehmigung | 5 | hängt an der Bauaufsicht |
| Kleingartenpacht | 2 | ~~eigenes Projekt~~ vorerst zurückgestellt |

## Was gut lief, was nicht

### Gut

- Fachseite und Technik saßen an einem Tisch.
- Die Pilotkommune hat Fehler offen gezeigt.

### Beim nächsten Mal anders

- Weniger Folien, mehr Zeit am laufenden Dienst.
- Kleine Gemeinden gezielt einladen; diesmal waren es nur zwei.

## Verabredet

- [x] Steckbrief Sperrmüll schreiben (Rechenzentrum Musterruhr)
- [x] Varianten zur Baumfällgenehmigung gegenüberstellen (Stadt Soest)
- [ ] Liste der Satzungen mit abweichenden Fristen (Kreis Soest)
- [ ] Ansprechpersonen je Kommune auffrischen (Koordination)
`;

export const workPlan = `Der Plan folgt den vier Phasen, die jeder Dienst durchläuft: **Umsetzungsvariante**, **Verteilung der Aufgaben**, **Umsetzung**, **kontinuierliche Verbesserung**.

## Stand der Dienste

| Dienst | Phase | Seit | Nächster Meilenstein |
| --- | --- | --- | --- |
| Baumfällgenehmigung | Umsetzungsvariante | 24.09.2026 | Umlauf startet am 01.12.2026 |
| Sperrmüll-Abholung | Umsetzung (Rollout) | 01.06.2026 | sechs Kommunen bis 31.03.2027 |
| Baulastenauskunft | noch nicht begonnen | | Bestandsaufnahme im zweiten Quartal 2027 |

## Diese Woche

- [x] Entwurf des Protokolls der 7. Sitzung (Tomasz Muster)
- [x] Steckbrief Baumfällgenehmigung ergänzen (Aylin Probe)
- [ ] Beschlussvorlage: Abschnitt Kosten (Dana Entwurf, 27.11.2026)
- [ ] Beschlussvorlage gegenlesen (Bernd Vorlage, 30.11.2026)

## Bis zur 8. Sitzung

- [ ] Umlauf vorbereiten: Empfänger, Frist, Frage (Erika Beispiel)
- [ ] Rückmeldung aus drei kleinen Gemeinden (Aylin Probe)
- [ ] Datenfelder mit der Fachseite abgleichen (Chiara Musterfrau)
- [ ] Testfälle für den Lageplan-Upload (Falk Testmann)

## Später

- [ ] Leistungsbeschreibung in Leichter Sprache
- [ ] Englische Fassung der Formulartexte
- [ ] Auswertung nach drei Monaten Betrieb
`;

export const glossary = `Damit wir dasselbe meinen. Ergänzungen sind willkommen; Änderungen an vorhandenen Einträgen besprechen wir in der Sitzung.

| Wort | Was wir damit meinen |
| --- | --- |
| Anbindung | technische Verbindung des Online-Dienstes mit einem Fachverfahren |
| Anschluss | eine Kommune bietet den Dienst ihren Einwohnerinnen und Einwohnern an |
| Ansprechperson | Anlaufstelle einer Kommune oder eines IT-Dienstleisters für Fragen zum OZG |
| Fachverfahren | Programm, mit dem die Sachbearbeitung den Antrag erledigt |
| Federführung | Verantwortung für ein Themenfeld oder ein Dokument |
| Mitzeichnung | Zustimmung einer beteiligten Stelle für ihr Aufgabengebiet |
| Nachnutzung | ein Dienst wird von anderen als seinen Erstellern eingesetzt |
| OZG-Leistung | Bündel von Verwaltungsleistungen im Katalog, erkennbar an der OZG-ID |
| Reifegrad | wie weit eine Leistung online ist; immer mit der Fassung des Modells angeben |
| Steckbrief | eine Seite je Online-Dienst, damit andere ihn übernehmen können |
| Umlauf | schriftliche Abstimmung ohne Sitzung, mit Frage und Frist |
| Umsetzungsvariante | Art, wie eine Leistung online kommt: anschließen, nachnutzen, selbst bauen |

## Wörter, die wir vermeiden

- „Kunde“ für Einwohnerinnen und Einwohner
- „zeitnah“; wir nennen ein Datum
- „Plattform“, wenn ein Dienst gemeint ist
`;
