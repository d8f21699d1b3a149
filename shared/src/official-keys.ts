import type { FieldFault } from './error-codes.ts';

/**
 * Official keys of German municipalities and districts, as the Federal Statistical Office builds them
 * (Gemeindeverzeichnis-Informationssystem GV-ISys, "Aufbau der Schlüssel"):
 *
 *     ARS (Amtlicher Regionalschlüssel)      05 3 82 0012 012      Land, Regierungsbezirk, Kreis, Verband, Gemeinde
 *     AGS (Amtlicher Gemeindeschlüssel)      05 3 82      012      the same without the association of municipalities
 *
 * An ARS says which AGS it is; the other way round is not possible in general. A district (Kreis) has no municipality:
 * its own five digits are filled up with zeros. Neither key has a check digit. They are text: the zero in front counts.
 */
const AGS = /^(0[1-9]|1[0-6])\d{6}$/;
const ARS = /^(0[1-9]|1[0-6])\d{10}$/;
const DISTRICT_DIGITS = 5;
const OF_WHOLE_DISTRICT = '000';

/** A key as it is kept: without the spaces in which it is often written. */
export function withoutSpaces(key: string): string {
  return key.replaceAll(/[\s\u00a0]/g, '');
}

/** What is wrong with an AGS of eight digits; null when nothing is. */
export function faultOfAgs(ags: string): FieldFault | null {
  return AGS.test(ags) ? null : 'MALFORMED';
}

/** What is wrong with an ARS of twelve digits; null when nothing is. */
export function faultOfArs(ars: string): FieldFault | null {
  return ARS.test(ars) ? null : 'MALFORMED';
}

/** The AGS that belongs to a sound ARS. */
export function agsOfArs(ars: string): string {
  return ars.slice(0, DISTRICT_DIGITS) + ars.slice(-OF_WHOLE_DISTRICT.length);
}

/** Whether a sound AGS names a district or a town that is one by itself, and no municipality within one. */
export function isWholeDistrict(ags: string): boolean {
  return ags.endsWith(OF_WHOLE_DISTRICT);
}
