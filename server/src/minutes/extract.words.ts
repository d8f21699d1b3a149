/** What extracts of minutes say beside the words of minutes; `{}` is filled in. */
export const EXTRACT_WORDS = {
  de: {
    title: 'Auszug aus dem Protokoll: {title}, {date}',
    organisations: 'Vertretene Organisationen',
    nothing: 'Kein öffentlicher Punkt.',
    notApproved: 'Dieses Protokoll ist noch nicht genehmigt.',
    inCorrection: 'Dieses Protokoll wird gerade berichtigt.',
  },
  en: {
    title: 'Extract of the minutes: {title}, {date}',
    organisations: 'Organisations represented',
    nothing: 'No public item.',
    notApproved: 'These minutes have not been approved yet.',
    inCorrection: 'These minutes are being corrected.',
  },
};
