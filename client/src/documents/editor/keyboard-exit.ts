import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

interface KeyboardExitOptions {
  /** Takes the focus to the toolbar. */
  onToolbar: () => void;
}

/**
 * Tab belongs to lists and tables; Escape hands the next one to the browser, so that nobody who works by keyboard is
 * caught in the text (WCAG 2.1.2). Alt+F10 leads to the tools, as in other editors.
 */
export const KeyboardExit = Extension.create<KeyboardExitOptions>({
  name: 'keyboardExit',

  addOptions() {
    return { onToolbar: () => {} };
  },

  addProseMirrorPlugins() {
    const { onToolbar } = this.options;
    let leaving = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(_view, event) {
              if (event.altKey && event.key === 'F10') {
                event.preventDefault();
                onToolbar();
                return true;
              }
              if (event.key === 'Shift') return false;
              // Check boxes of tasks are stops of their own.
              const onCheckBox = event.target instanceof HTMLInputElement;
              const leave = event.key === 'Tab' && (leaving || onCheckBox);
              leaving = event.key === 'Escape';
              // True keeps the editor's own keys out; the browser then moves the focus.
              return leave;
            },
            blur() {
              leaving = false;
              return false;
            },
          },
        },
      }),
    ];
  },
});
