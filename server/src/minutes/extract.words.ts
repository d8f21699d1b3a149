/** What extracts of minutes say beside the words of minutes; `{}` is filled in. */
export const EXTRACT_WORDS = {
  de: {
    title: 'Auszug aus dem Protokoll: {title}, {date}',
    organisations: 'Vertretene Organisationen',
    nothing: 'Kein öffentlicher Punkt.',
  },
  en: {
    title: 'Extract of the minutes: {title}, {date}',
    organisations: 'Organisations represented',
    nothing: 'No public item.',
  },
};
