/** Documents on one service that waits for its decision: the permit to fell a tree. */

export const decisionPaper = `**Entwurf**, Stand 20.11.2026. Zur Beschlussfassung im Umlauf vom 01.12.2026 bis zum 08.12.2026.

| Angabe | Inhalt |
| --- | --- |
| Gremium | Arbeitsgruppe Bauen & Wohnen |
| Gegenstand | Umsetzungsvariante für die OZG-Leistung Baumfällgenehmigung |
| Einbringung | Stadt Soest |
| Beteiligt | Kreis Soest, Stadt Gütersloh, Stadt Wuppertal, IT-Verbund Beispielland |
| Grundlage | Beschluss 2026/14 der 7. Sitzung vom 05.11.2026 |

## Beschlussvorschlag

> Die Arbeitsgruppe empfiehlt den beteiligten Kommunen, den in Soest erprobten Online-Dienst „Baumfällung beantragen“ zu übernehmen (Variante „Vorhandenen Dienst ausrollen“). Die Koordination verteilt die Aufgaben in der 8. Sitzung. Über die Weiterentwicklung entscheidet ein Fachkreis aus drei Kommunen.

## Anlass

Viele Städte und Gemeinden schützen Bäume durch eine eigene Satzung. Wer einen geschützten Baum fällen oder stark zurückschneiden will, braucht eine Genehmigung. Der Antrag ist kurz, die Bearbeitung aber aufwendig: In der Pilotkommune fehlten bei fast jedem zweiten Antrag auf Papier Fotos oder ein Lageplan.

## Varianten

1. **Anschließen (EfA):** einen länderübergreifend betriebenen Dienst mitnutzen
2. **Vorhandenen Dienst ausrollen:** den Dienst aus Soest übernehmen, Betrieb beim IT-Dienstleister
3. **Software nachnutzen, selbst betreiben:** gleiche Software, Betrieb in jeder Kommune
4. **Eigenentwicklung auf FIM-Grundlage:** eigener Antrag aus den FIM-Stamminformationen

## Bewertung

Die Kriterien folgen dem Leitfaden zur OZG-Umsetzung (Abschnitt 9.2). Punkte von 1 (schlecht) bis 5 (gut); die Begründungen stehen im Unterdokument *Bewertung der Varianten*.

| Kriterium | Anschließen | Ausrollen | Nachnutzen | Selbst entwickeln |
| --- | --- | --- | --- | --- |
| Nutzungsfreundlichkeit | 3 | 5 | 5 | 4 |
| Fachliche Betreuung der (Weiter-)Entwicklung | 3 | 4 | 3 | 2 |
| Entwicklungs- und Betriebskosten | 4 | 4 | 2 | 1 |
| Strategisch-politische Erwägungen | 5 | 4 | 3 | 1 |
| **Summe** | **15** | **17** | **13** | **8** |

## Abwägung

Für das *Anschließen* spricht der länderübergreifende Betrieb. Ein passender Dienst ist der Arbeitsgruppe bisher aber nicht bekannt; eine Zusage würde frühestens im Herbst 2027 erwartet. Das *Ausrollen* ist sofort möglich, verlangt jedoch eine dauerhafte fachliche Betreuung. Fällt die Betreuung weg, bleibt der Rückweg auf das Anschließen offen, weil die Datenfelder übereinstimmen.

## Kosten

Die Schätzung liegt bis zum 27.11.2026 vor (Auftrag 2 aus der 7. Sitzung).

| Größenklasse | Einmalig | Jährlich | Stand |
| --- | --- | --- | --- |
| kreisangehörige Gemeinde | offen | offen | in Bearbeitung |
| mittlere kreisangehörige Stadt | offen | offen | in Bearbeitung |
| kreisfreie Stadt | offen | offen | in Bearbeitung |

## Frage für den Umlauf

Stimmen Sie dem Beschlussvorschlag zu?

- Zustimmung
- Ablehnung (bitte mit Begründung)
- Enthaltung

Wer bis zum 08.12.2026, 24:00 Uhr nicht antwortet, hat nicht abgestimmt. Schweigen gilt nicht als Zustimmung.
`;

export const variantAssessment = `Hier stehen die Begründungen zu den Punkten in der Beschlussvorlage. Bewertet haben Stadt Soest, Kreis Soest und Stadt Gütersloh am 12.11.2026 gemeinsam.

## Nutzungsfreundlichkeit

Der Dienst aus Soest wurde mit elf Personen erprobt, darunter zwei mit Screenreader. Die häufigste Schwierigkeit war der Lageplan; seit man die Stelle auf einer Karte antippen kann, ist sie behoben.

- **Anschließen (3):** nicht erprobt, deshalb mittlerer Wert
- **Ausrollen (5):** erprobt und nachgebessert
- **Nachnutzen (5):** gleiche Oberfläche
- **Selbst entwickeln (4):** möglich, aber erst zu beweisen

## Fachliche Betreuung der (Weiter-)Entwicklung

| Variante | Wer betreut | Risiko |
| --- | --- | --- |
| Anschließen | umsetzendes Land | wenig Einfluss auf Prioritäten |
| Ausrollen | Fachkreis aus drei Kommunen | hängt an wenigen Personen |
| Nachnutzen | jede Kommune für sich | Fassungen laufen auseinander |
| Selbst entwickeln | jede Kommune für sich | Wissen geht mit den Personen |

## Entwicklungs- und Betriebskosten

Vergleichbar sind bisher nur Aufwände, keine Preise. Der IT-Verbund Beispielland rechnet für eine weitere Kommune mit **drei bis fünf Personentagen**: Satzungsfristen eintragen, Postfach anbinden, Test mit der Fachseite.

## Strategisch-politische Erwägungen

1. Die Lösung soll sich später an einen länderübergreifenden Dienst anschließen lassen.
2. Quelltext und Datenfelder sollen offen sein.
3. Kleine Gemeinden dürfen nicht schlechter gestellt sein als große Städte.

## Abweichende Meinung

Die Stadt Gütersloh hält bei *Ausrollen* vier Punkte für die Kosten für zu viel, solange die Schätzung fehlt. Sie stimmt der Reihenfolge dennoch zu.
`;

export const openQuestions = `Beantwortete Fragen bleiben stehen, damit man die Antwort wiederfindet.

## Offen

- [ ] Reicht ein Foto als Nachweis, oder braucht es immer einen Lageplan? (an die Fachseite, Bernd Vorlage)
- [ ] Wie gehen wir mit Anträgen um, die mehrere Grundstücke betreffen? (Aylin Probe)
- [ ] Wer beantwortet Rückfragen während der Brut- und Setzzeit, wenn die Sachbearbeitung nicht besetzt ist?
- [ ] Brauchen wir ein Vertrauensniveau oberhalb von „normal“?

## Beantwortet

- [x] Kann der Dienst ohne Fachverfahren genutzt werden? **Ja**, der Antrag kommt als PDF mit Datensatz in das Funktionspostfach.
- [x] Muss für die Antragstellung ein Konto angelegt werden? **Nein**, ein Konto ist freiwillig.
- [x] Lassen sich Ersatzpflanzungen nachverfolgen? **Noch nicht**, als Wunsch für die Weiterentwicklung aufgenommen.

## Fragen an die Koordination

> Dürfen wir den Steckbrief schon vor dem Beschluss mit Nachbarkommunen teilen?

Ja, als Entwurf gekennzeichnet. Die Bewertung der Varianten bleibt bis zum Ergebnis des Umlaufs in diesem Bereich.
`;

export const connectionConcept = `Das Konzept beschreibt, was eine Kommune vorbereitet, damit der Dienst Anträge zuverlässig übergibt. Es gilt für die Varianten *Ausrollen* und *Nachnutzen*.

## Überblick

1. Die antragstellende Person füllt den Online-Antrag aus und lädt Fotos hoch.
2. Der Dienst prüft die Pflichtangaben und erzeugt einen Datensatz und ein PDF.
3. Die Übergabe geht an das Fachverfahren oder, wo es keines gibt, an das Funktionspostfach.
4. Die Sachbearbeitung entscheidet; der Bescheid geht auf dem gewählten Weg zurück.

## Wege der Übergabe

| Weg | Geeignet für | Voraussetzung | Rückkanal |
| --- | --- | --- | --- |
| Fachverfahren über XML-Schnittstelle | Städte mit eigenem Verfahren | Annahme der Nachricht in der Fassung 1.2 | Status und Bescheid |
| Funktionspostfach | Gemeinden mit wenigen Anträgen | verschlüsseltes Postfach | nur Bescheid |
| Abruf über die Schnittstelle des Dienstes | IT-Dienstleister mit mehreren Kommunen | Zugang je Kommune | Status und Bescheid |

## Datenfelder

| Nr. | Feld | Art | Pflicht | Bemerkung |
| --- | --- | --- | --- | --- |
| 1 | Name und Anschrift | Text | ja | auch juristische Personen |
| 2 | Verhältnis zum Grundstück | Auswahl | ja | Eigentum, Miete, Verwaltung, beauftragte Firma |
| 3 | Lage des Baums | Koordinate | ja | auf der Karte gewählt, Adresse wird ergänzt |
| 4 | Baumart | Text | nein | „unbekannt“ ist zulässig |
| 5 | Stammumfang in 1 m Höhe | Zahl in cm | ja | mehrstämmige Bäume: Summe der Umfänge |
| 6 | Grund | Auswahl und Text | ja | Gefahr, Krankheit, Bauvorhaben, sonstiger |
| 7 | Fotos | Datei, 1 bis 5 | ja | JPEG oder PNG, je höchstens 10 MB |
| 8 | Gutachten | Datei | nein | PDF |

## Nachricht an das Fachverfahren

Das Beispiel zeigt nur die Form; Namensraum und Schema werden mit der Fassung 1.2 veröffentlicht.

\`\`\`xml
<antrag fassung="1.2" eingang="2026-11-20T09:41:07Z">
  <kommune ars="059740040040">Soest</kommune>
  <baum>
    <art>Hainbuche</art>
    <stammumfang einheit="cm">94</stammumfang>
    <lage breite="51.5711" laenge="8.1052"/>
  </baum>
  <grund>Krankheit</grund>
  <anlagen anzahl="2"/>
</antrag>
\`\`\`

Der Eingang wird mit \`202 Accepted\` bestätigt. Bleibt die Bestätigung aus, wiederholt der Dienst die Übergabe nach 1, 5 und 30 Minuten und meldet danach eine Störung.

## Technische Rahmenbedingungen

- **Portal:** Der Dienst lässt sich verlinken oder einbetten; Farben und Wappen der Kommune sind einstellbar.
- **Anmeldung:** ohne Konto möglich; mit Konto werden Name und Anschrift übernommen.
- **Bezahlung:** Gebühren werden mit dem Bescheid erhoben, nicht im Antrag.
- **Barrierefreiheit:** Die Oberfläche folgt dem KERN-Standard; Prüfbericht vom 15.10.2026.

## Zuständigkeiten

| Aufgabe | Kommune | IT-Dienstleister | Fachkreis |
| --- | --- | --- | --- |
| Satzungsfristen pflegen | verantwortlich | informiert | |
| Betrieb und Überwachung | informiert | verantwortlich | |
| Datenfelder ändern | beteiligt | beteiligt | verantwortlich |
| Texte und Übersetzungen | beteiligt | | verantwortlich |

## Sicherheit und Datenschutz

Anträge werden nach der Übergabe noch 30 Tage im Dienst aufbewahrt, damit eine gestörte Übergabe wiederholt werden kann. Zugang zur Übergabe hat nur der IT-Dienstleister; jeder Abruf wird protokolliert.
`;

export const pilotTestPlan = `Die Pilotierung in einer weiteren Kommune dauert vier Wochen. Der Plan wird während der Pilotierung fortgeschrieben.

## Testfälle

| Nr. | Fall | Erwartung | Ergebnis |
| --- | --- | --- | --- |
| 1 | Antrag mit zwei Fotos, ohne Konto | Eingang im Postfach binnen 5 Minuten | bestanden |
| 2 | Foto mit 14 MB | verständlicher Hinweis, Eingaben bleiben erhalten | bestanden |
| 3 | Lage außerhalb des Gemeindegebiets | Hinweis auf die zuständige Kommune | Fehler, behoben am 18.11.2026 |
| 4 | Bedienung nur mit der Tastatur, Karte eingeschlossen | alle Schritte erreichbar | bestanden |
| 5 | Fachverfahren antwortet nicht | Wiederholung, danach Meldung | offen |

## Abnahme

- [x] Texte durch die Fachseite freigegeben
- [x] Prüfung mit Screenreader
- [ ] Störung der Übergabe geübt
- [ ] Löschung nach 30 Tagen nachgewiesen
- [ ] Freigabe durch die Pilotkommune
`;

export const treeFellingProfile = `**Steckbrief: OZG-Dienst zur Übertragung.** Bitte einen Steckbrief pro Online-Dienst.

## Angaben zum Dienst

| Angabe | Inhalt |
| --- | --- |
| Name, Organisation | Tomasz Muster, Stadt Soest |
| Name des Online-Dienstes | Baumfällung beantragen |
| Dienste-URL (beispielhaft) | [dienste.soest.example/baum](https://dienste.soest.example/baum) |
| Themenfeld | Bauen & Wohnen |
| OZG-Leistung | Baumfällgenehmigung (OZG-ID 10112) |
| Zielgruppe | Bürgerinnen und Bürger, Unternehmen |
| Betrieb | IT-Verbund Beispielland |
| Vertrauensniveau | normal |

## Erfüllungsgrad im Antrag

- [ ] Formular im Antrag, gegebenenfalls Nachweise in Papierform einreichen
- [x] Beantragung einschließlich aller Nachweise
- [ ] zusätzlich das Once-Only-Prinzip umgesetzt

## Übertragung

| Angabe | Inhalt |
| --- | --- |
| Rechtlicher Rahmen | Baumschutzsatzung der Kommune |
| Voraussetzungen | Funktionspostfach oder Fachverfahren mit Schnittstelle, Kartendienst |
| Aufwand | drei bis fünf Personentage je Kommune (Schätzung) |
| Nutzen | weniger Rückfragen, vollständige Unterlagen |
| Übertragbarkeit | Fristen und Schwellenwerte sind einstellbar |
| Herausforderungen | Satzungen mit mehreren Schutzkategorien |

## Erfahrungswerte

Seit dem 01.04.2026 sind in der Vorführung 212 Anträge eingegangen, davon 187 online. Die Bearbeitung begann im Mittel nach zwei Tagen. *Alle Zahlen sind erfunden.*

## Ansprechperson

Tomasz Muster, Stadt Soest, \`stadt@umlauf.example\`
`;
