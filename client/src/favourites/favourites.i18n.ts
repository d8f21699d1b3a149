import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of what somebody keeps at hand. */
export const favouriteTexts = defineTexts('favourites', {
  de: {
    title: 'Favoriten',
    star: 'Favorit',
    add: 'Zu den Favoriten',
    remove: 'Aus den Favoriten nehmen',
    added: '„{{title}}“ ist bei Ihren Favoriten.',
    removed: '„{{title}}“ ist nicht mehr bei Ihren Favoriten.',
    empty: 'Noch keine Favoriten. Der Stern auf einem Bereich oder Dokument legt sie an.',
    start: 'Zur Startseite',
    actions: 'Aktionen für „{{title}}“',
    up: 'Nach oben',
    down: 'Nach unten',
    moved: '„{{title}}“ steht jetzt an Stelle {{place}} von {{count}}.',
    space: 'Arbeitsbereich',
  },
  en: {
    title: 'Favourites',
    star: 'Favourite',
    add: 'Add to favourites',
    remove: 'Remove from favourites',
    added: '“{{title}}” is among your favourites.',
    removed: '“{{title}}” is no longer among your favourites.',
    empty: 'No favourites yet. The star on a workspace or document adds one.',
    start: 'To the start page',
    actions: 'Actions for “{{title}}”',
    up: 'Move up',
    down: 'Move down',
    moved: '“{{title}}” is now number {{place}} of {{count}}.',
    space: 'Workspace',
  },
});
