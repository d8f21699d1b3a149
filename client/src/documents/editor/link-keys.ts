import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isSafeLink } from '@umlauf/shared/safe-link';

interface LinkKeysOptions {
  /** Asks for the address. */
  onLink: () => void;
}

/** Mod+K asks for a link. While somebody writes, a click places the cursor, and one with Mod held follows the link. */
export const LinkKeys = Extension.create<LinkKeysOptions>({
  name: 'linkKeys',

  addOptions() {
    return { onLink: () => {} };
  },

  addKeyboardShortcuts() {
    return {
      'Mod-k': () => {
        this.options.onLink();
        return true;
      },
    };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleClick(view, _position, event) {
            const target = event.target instanceof Element ? event.target.closest('a') : null;
            const href = target?.getAttribute('href');
            if (!view.editable || !(event.ctrlKey || event.metaKey) || !isSafeLink(href)) return false;
            window.open(href, '_blank', 'noopener,noreferrer');
            return true;
          },
        },
      }),
    ];
  },
});
