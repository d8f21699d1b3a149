import { OrganisationKind } from '../organisations/organisation.entity.ts';
import type { CreateOrganisationInput } from '../organisations/organisation.inputs.ts';

const { MUNICIPALITY, DISTRICT, IT_PROVIDER, ASSOCIATION, MINISTRY, OTHER } = OrganisationKind;

/**
 * Towns and districts of North Rhine-Westphalia with their official keys, which are public, and beside them some that
 * are made up, as all mailboxes and people are.
 */
export const demoOrganisations: readonly (CreateOrganisationInput & { members?: readonly string[] })[] = [
  {
    kind: OTHER,
    name: 'Koordinierungsstelle Digitale Verwaltung',
    shortName: 'KDV',
    mailbox: 'kdv@umlauf.example',
    members: ['koordination@umlauf.example'],
  },
  {
    kind: MUNICIPALITY,
    name: 'Stadt Musterstadt',
    shortName: 'Musterstadt',
    members: ['stadt@umlauf.example'],
  },
  { kind: MUNICIPALITY, name: 'Stadt Bielefeld', ars: '057110000000' },
  { kind: MUNICIPALITY, name: 'Stadt Bornheim', ars: '053820012012' },
  { kind: MUNICIPALITY, name: 'Stadt Emsdetten', ars: '055660008008' },
  {
    kind: MUNICIPALITY,
    name: 'Stadt Gütersloh',
    ars: '057540008008',
    mailbox: 'digital@guetersloh.example',
    members: ['bernd.vorlage@guetersloh.example'],
  },
  { kind: MUNICIPALITY, name: 'Stadt Haltern am See', ars: '055620016016' },
  {
    kind: MUNICIPALITY,
    name: 'Stadt Wuppertal',
    ars: '051240000000',
    mailbox: 'ozg@wuppertal.example',
    members: ['chiara.musterfrau@wuppertal.example'],
  },
  { kind: DISTRICT, name: 'Kreis Recklinghausen', ars: '055620000000' },
  {
    kind: DISTRICT,
    name: 'Kreis Soest',
    ars: '059740000000',
    mailbox: 'ozg@kreis-soest.example',
    members: ['aylin.probe@kreis-soest.example'],
  },
  {
    kind: IT_PROVIDER,
    name: 'IT-Verbund Beispiel',
    shortName: 'ITVB',
    mailbox: 'service@it-verbund.example',
    members: ['dana.entwurf@it-verbund.example'],
  },
  {
    kind: IT_PROVIDER,
    name: 'Rechenzentrum Musterruhr',
    shortName: 'RZM',
    members: ['falk.testmann@musterruhr.example'],
  },
  { kind: ASSOCIATION, name: 'Verband Beispielkommunen', shortName: 'VBK' },
  { kind: MINISTRY, name: 'Ministerium für Beispielwesen', shortName: 'MBW' },
];
