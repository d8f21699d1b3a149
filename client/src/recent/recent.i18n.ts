import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of what was seen last on this device. */
export const recentTexts = defineTexts('recent', {
  de: {
    title: 'Zuletzt gesehen',
    onlyHere: 'Merkt sich nur dieses Gerät, bis Sie sich abmelden.',
    forget: 'Vergessen',
    forgotten: 'Was Sie zuletzt gesehen haben, ist vergessen.',
    space: 'Arbeitsbereich',
  },
  en: {
    title: 'Recently seen',
    onlyHere: 'Kept on this device only, until you sign out.',
    forget: 'Forget',
    forgotten: 'What you have seen recently is forgotten.',
    space: 'Workspace',
  },
});
