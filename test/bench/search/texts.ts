import { Random } from '@umlauf/shared/random-document';

/** How a query is meant; by how many of a hundred it is asked. */
export const KINDS = { word: 35, words: 25, inside: 15, typing: 12, quoted: 8, mistyped: 5 } as const;
export type Kind = keyof typeof KINDS;

export interface Query {
  kind: Kind;
  words: string;
}

export interface Text {
  title: string;
  text: string;
}

const STOP_WORDS =
  'der die das und in zu den von mit für auf ist im nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum kann wenn oder aber vor zur bis mehr durch man dann soll'.split(
    ' ',
  );
const PLAIN =
  'Antrag Bescheid Frist Gemeinde Kreis Stadt Vorlage Beschluss Sitzung Protokoll Dienst Leistung Anbindung Verfahren Register Portal Konto Nachweis Gebühr Zahlung Formular Entwurf Stellungnahme Zuständigkeit Umsetzung Betrieb Rollout Nutzung Schnittstelle Datenfeld Reifegrad Abstimmung Federführung Ansprechperson Rückfrage Hinweis Ergebnis Aufgabe Termin Planung Bericht Prüfung Freigabe Änderung Übersicht Anlage Kosten Vertrag Vergabe Förderung'.split(
    ' ',
  );
const FIRST =
  'Sperrmüll Gewerbe Wohnsitz Personal Reise Führer Kinder Eltern Wohn Bau Jagd Fischerei Hunde Grund Straßen Verkehrs Abfall Wasser Umwelt Schul Kita Pflege Sozial Renten Ausländer Einbürgerungs Ehe Geburts Sterbe Namens Melde Fahrzeug Kraft Park Sonder Markt Gaststätten Spiel Denkmal Archiv Wahl Steuer Zoll Energie Wärme Breitband Glasfaser Geo Kataster Vermessungs'.split(
    ' ',
  );
const SECOND =
  'anmeldung abmeldung ummeldung ausweis pass schein erlaubnis genehmigung beihilfe geld hilfe steuer gebühr antrag auskunft register urkunde bescheinigung karte stelle amt behörde ordnung satzung plan vorhaben förderung leistung nachweis daten dienst portal verfahren prüfung vertrag kosten konto fläche nutzung anlage schutz pflicht recht bericht statistik übersicht liste akte'.split(
    ' ',
  );
const SYLLABLES =
  'al ben dor ein feld gel hau inger kir lem mün nor ost pader ratin sieg tel un velb wer xan zül bach berg burg dorf hagen heim hofen kamp rath scheid stadt stein tal wald'.split(
    ' ',
  );

/** Texts in the words of the field, frequent and rare as words are (Zipf), and what people look for in them. */
export class Texts {
  private readonly random: Random;
  private readonly compounds: string[];
  private readonly names: string[];

  constructor(seed: number) {
    this.random = new Random(seed);
    this.compounds = this.shuffled(FIRST.flatMap((first) => SECOND.map((second) => first + second)));
    this.names = Array.from({ length: 2_000 }, () => {
      const name = Array.from({ length: 2 + this.random.int(2) }, () => this.random.pick(SYLLABLES)).join('');
      return name[0]!.toUpperCase() + name.slice(1);
    });
  }

  text(words: number): Text {
    const title = `${this.compound()} ${this.random.pick(PLAIN)} ${this.frequent(this.names)}`;
    const sentences: string[] = [];
    for (let written = 0; written < words;) {
      const length = 6 + this.random.int(14);
      sentences.push(`${Array.from({ length }, () => this.word()).join(' ')}.`);
      written += length;
    }
    return { title, text: sentences.join(sentences.length % 7 === 0 ? '\n' : ' ') };
  }

  /** What somebody looks for who knows that text. */
  query(kind: Kind, { text }: Text): Query {
    return {
      kind,
      words: this.wordsFor(
        kind,
        text.split(/[\s.]+/).filter((word) => word.length > 3),
      ),
    };
  }

  /** Kinds in their shares, in a random order. */
  kinds(count: number): Kind[] {
    const hundred = Object.entries(KINDS).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind));
    return this.shuffled(Array.from({ length: count }, (_, index) => hundred[index % hundred.length]!));
  }

  private wordsFor(kind: Kind, known: readonly string[]): string {
    const telling = () => {
      for (;;) {
        const word = this.random.pick(known);
        if (!STOP_WORDS.includes(word)) return word;
      }
    };
    switch (kind) {
      case 'word':
        return telling();
      case 'words':
        return `${telling()} ${telling()}`;
      case 'inside':
        return this.random.pick(SECOND);
      case 'typing': {
        const word = telling();
        return word.slice(0, 3 + this.random.int(Math.max(1, word.length - 4)));
      }
      case 'quoted': {
        const at = this.random.int(known.length - 1);
        return `"${known.slice(at, at + 1).join(' ')}" ${telling()}`;
      }
      case 'mistyped':
        return this.mistyped();
    }
  }

  private mistyped(): string {
    const word = this.compound();
    const at = 2 + this.random.int(word.length - 4);
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  }

  private word(): string {
    const drawn = this.random.int(100);
    if (drawn < 45) return this.random.pick(STOP_WORDS);
    if (drawn < 70) return this.frequent(PLAIN);
    if (drawn < 88) return this.compound();
    return drawn < 95 ? this.frequent(this.names) : String(this.random.int(10_000));
  }

  private compound(): string {
    return this.frequent(this.compounds);
  }

  /** The first ones often, the last ones seldom: the place is drawn evenly on a logarithmic scale. */
  private frequent(words: readonly string[]): string {
    const place = Math.exp((this.random.int(1_000_000) / 1_000_000) * Math.log(words.length));
    return words[Math.min(words.length - 1, Math.floor(place))]!;
  }

  private shuffled<Each>(all: Each[]): Each[] {
    for (let at = all.length - 1; at > 0; at--) {
      const other = this.random.int(at + 1);
      [all[at], all[other]] = [all[other]!, all[at]!];
    }
    return all;
  }
}
