import type { Choice } from '@umlauf/shared/circulation/rule-set';
import type { RuleTemplateName } from '@umlauf/shared/circulation/rule-templates';
import { SeatKind } from '../bodies/body.types.ts';

/** Who decides in the demo, and for whom. */
interface DemoBody {
  name: string;
  shortName: string;
  purpose: string;
  seats: { kind: SeatKind; organisation: string; email: string | null }[];
}

/** What goes round there. */
interface DemoRound {
  /** Title of a document in one of the demo's spaces. */
  title: string;
  startedBy: string;
  question: string;
  template: RuleTemplateName;
  answers: { email: string; choice: Choice; remark?: string }[];
}

const { CHAIR, ENTITLED, ADVISORY } = SeatKind;

export const demoBody: DemoBody = {
  name: 'Lenkungskreis Bauen & Wohnen',
  shortName: 'LK B&W',
  purpose: 'Entscheidet über Umsetzungsvarianten im Themenfeld Bauen & Wohnen, auch im Umlauf ohne Sitzung.',
  seats: [
    {
      kind: CHAIR,
      organisation: 'Koordinierungsstelle Digitale Verwaltung',
      email: 'koordination@umlauf.example',
    },
    { kind: ENTITLED, organisation: 'Stadt Musterstadt', email: 'stadt@umlauf.example' },
    { kind: ENTITLED, organisation: 'Kreis Soest', email: 'aylin.probe@kreis-soest.example' },
    { kind: ENTITLED, organisation: 'Stadt Gütersloh', email: 'bernd.vorlage@guetersloh.example' },
    { kind: ENTITLED, organisation: 'Stadt Wuppertal', email: 'chiara.musterfrau@wuppertal.example' },
    { kind: ENTITLED, organisation: 'Kreis Recklinghausen', email: null },
    { kind: ADVISORY, organisation: 'IT-Verbund Beispiel', email: 'dana.entwurf@it-verbund.example' },
  ],
};

export const demoRound: DemoRound = {
  title: 'Beschlussvorlage: Umsetzungsvariante',
  startedBy: 'stadt@umlauf.example',
  question: 'Stimmen Sie der vorgeschlagenen Umsetzungsvariante für die Baumfällgenehmigung zu?',
  template: 'CIRCULAR_RESOLUTION',
  answers: [
    { email: 'bernd.vorlage@guetersloh.example', choice: 'AGREE' },
    {
      email: 'aylin.probe@kreis-soest.example',
      choice: 'AGREE_WITH_REMARK',
      remark: 'Wir stimmen zu, wenn die Schnittstelle zum Fachverfahren bis zur Pilotierung beschrieben ist.',
    },
  ],
};
