/** Documents of the small circle that keeps the list of contact persons. */

export const mailDraft = `**Betreff:** OZG im Themenfeld Bauen & Wohnen: Stimmt Ihre Ansprechperson noch?

Guten Tag,

im Themenfeld Bauen & Wohnen steht eine Entscheidung an: Die Arbeitsgruppe schlägt vor, den Online-Dienst für die Baumfällgenehmigung auf weitere Kommunen zu übertragen. Damit Sie rechtzeitig davon erfahren, bitten wir Sie um eine kurze Prüfung.

## Unsere Bitte an Sie

1. Prüfen Sie, ob die unten genannte Person weiterhin Ihre OZG-Ansprechperson ist.
2. Nennen Sie uns, wenn möglich, eine Vertretung.
3. Teilen Sie uns mit, wenn Ihr IT-Dienstleister für Sie antworten soll.

Antworten Sie bitte bis zum **11.12.2026** über [das Rückmeldeformular](https://umlauf.example/ansprechpersonen).

| Angabe | Eintrag |
| --- | --- |
| Organisation | *wird je Empfänger eingesetzt* |
| Ansprechperson | *wird je Empfänger eingesetzt* |
| Funktionspostfach | *wird je Empfänger eingesetzt* |

Wenn Sie keine weiteren Nachrichten wünschen, genügt eine kurze Antwort. Wir löschen Ihre Angaben dann.

Freundliche Grüße

Erika Beispiel, Koordination

---

## Vor dem Versand (intern)

- [x] Anrede neutral
- [ ] Frist mit der Arbeitsgruppe abgestimmt
- [ ] Liste der Empfänger freigegeben
`;

export const contactRules = `Gilt für alle, die an der Liste der Ansprechpersonen mitarbeiten. Die Liste dient der Benachrichtigung zum OZG und nichts anderem.

## Grundsätze

1. Wir führen nur dienstliche Angaben.
2. Ein Funktionspostfach ist besser als eine persönliche Adresse.
3. Zu jedem Eintrag gehört, woher er stammt und wann er bestätigt wurde.
4. Ein Eintrag ohne Bestätigung seit zwölf Monaten wird nachgefragt, danach gelöscht.
5. Die Liste verlässt diesen Bereich nicht. Weitergegeben wird die Zahl, nicht der Name.

## Wer antwortet für wen

| Fall | Zuständig | Beispiel |
| --- | --- | --- |
| Kommune hat eine Ansprechperson | diese Person | Stadt Wuppertal |
| Kommune lässt ihren IT-Dienstleister antworten | Ansprechperson des Dienstleisters | Gemeinde Möhnesee |
| niemand ist benannt | Koordination fragt nach | im Bericht als Lücke gezeigt |

## Verteiler

- **Bauen & Wohnen – Entscheidungen:** Ansprechpersonen der Kommunen
- **Bauen & Wohnen – Technik:** IT-Dienstleister
- **Termine:** alle, die sich eingetragen haben
`;

export const replies = `Stand 20.11.2026, nur zur Vorführung. Die Zahlen sind erfunden.

## Rückmeldungen

| Kreis oder Stadt | Angeschrieben | Bestätigt | Geändert | Ohne Antwort |
| --- | --- | --- | --- | --- |
| Kreis Soest | 14 | 9 | 2 | 3 |
| Kreis Gütersloh | 13 | 8 | 1 | 4 |
| Wuppertal | 1 | 1 | 0 | 0 |
| **Summe** | **28** | **18** | **3** | **7** |

## Nachfassen

- [x] Erste Erinnerung am 16.11.2026
- [ ] Zweite Erinnerung am 30.11.2026
- [ ] Anruf bei den verbliebenen Stellen

## Beobachtungen

Wo ein Funktionspostfach eingetragen ist, kam die Antwort im Mittel nach zwei Tagen, sonst nach neun. *Vorschlag:* In der nächsten Runde ausdrücklich nach dem Funktionspostfach fragen.
`;
