import type { Editor } from '@tiptap/core';
import { type ComponentType, useState } from 'react';
import { documentMarkdown } from '../../coediting/document-markdown.ts';
import type { OpenDocument, OpenState } from '../../coediting/open-document.ts';
import { SaveStateLine } from '../../coediting/save-state-line.tsx';
import { TroubleNotice } from '../../coediting/trouble-notice.tsx';
import { useOpenDocument } from '../../coediting/use-open-document.ts';
import { useOpenState } from '../../coediting/use-open-state.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useTexts } from '../../platform/i18n/texts.ts';
import type { BesideProps } from '../beside.ts';
import { BoundEditor } from './bound-editor.tsx';
import { editorTexts } from './editor.i18n.ts';
import { Outline } from './outline.tsx';
import { People } from './people.tsx';
import { StoredText } from './stored-text.tsx';
import { type SuggestingMode, useSuggesting } from './use-suggesting.ts';
import { WordCount } from './word-count.tsx';
import styles from './document-editor.module.css';

const DocumentEditor_document = graphql(/* GraphQL */ `
  fragment DocumentEditor_document on Document {
    id
    title
    text
    schemaVersion
    trashedAt
    viewerCan {
      edit
      suggest
    }
  }
`);

const DocumentEditor_viewer = graphql(/* GraphQL */ `
  fragment DocumentEditor_viewer on Viewer {
    account {
      id
      name
    }
  }
`);

interface DocumentEditorProps {
  document: FragmentType<typeof DocumentEditor_document>;
  viewer: FragmentType<typeof DocumentEditor_viewer>;
  Beside?: ComponentType<BesideProps> | undefined;
}

/** A document's text, written by several people at once, with everything that belongs beside it. */
export function DocumentEditor(props: DocumentEditorProps) {
  const document = readFragment(DocumentEditor_document, props.document);
  const { account } = readFragment(DocumentEditor_viewer, props.viewer);
  return (
    <EditorOf
      documentId={document.id}
      title={document.title}
      text={document.text}
      canEdit={document.viewerCan.edit}
      canSuggest={document.viewerCan.suggest}
      inBin={document.trashedAt !== null}
      schemaVersion={document.schemaVersion}
      account={account}
      Beside={props.Beside}
    />
  );
}

interface EditorOfProps {
  documentId: string;
  title: string;
  /** As stored, shown until the live text is here. */
  text: string;
  canEdit: boolean;
  canSuggest?: boolean;
  inBin?: boolean;
  /** The server's, as far as it is known. */
  schemaVersion: number;
  account: { id: string; name: string };
  Beside?: ComponentType<BesideProps> | undefined;
}

/** The same without the server's answer: for a document that is opened while there is no connection. */
export function EditorOf({ documentId, title, text, canEdit, inBin = false, ...rest }: EditorOfProps) {
  const { schemaVersion, account, Beside, canSuggest = canEdit } = rest;
  const open = useOpenDocument({ accountId: account.id, documentId, title, canEdit, inBin, schemaVersion });
  if (!open) return <StoredText title={title} text={text} />;
  return <Opened {...{ open, title, text, canEdit, canSuggest, account, Beside }} documentId={documentId} />;
}

interface OpenedProps {
  open: OpenDocument;
  documentId: string;
  title: string;
  text: string;
  canEdit: boolean;
  canSuggest: boolean;
  account: { id: string; name: string };
  Beside: ComponentType<BesideProps> | undefined;
}

function Opened(props: OpenedProps) {
  const { open, documentId, title, text, canEdit, canSuggest, account, Beside } = props;
  const t = useTexts(editorTexts);
  const state = useOpenState(open);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [wishes, want] = useWishes();
  const suggesting = useSuggesting(open, state, { canEdit, canSuggest });
  const writes = canEdit || suggesting.isOn;
  const gone = state.sync.obstacle?.kind === 'accessLost';
  const bound = state.content !== 'none' && !state.outdated && !gone;
  return (
    <div className={styles.page} data-connection={state.sync.connection}>
      {!gone && (
        <div className={styles.columns} data-beside={Beside !== undefined}>
          <Aside open={open} editor={bound ? editor : null} account={account} />
          <div className={styles.sheet}>
            {bound ? (
              <BoundEditor
                open={open}
                documentId={documentId}
                title={title}
                userName={account.name}
                canEdit={writes}
                isWritable={mayWrite(state)}
                suggesting={suggesting}
                onEditor={setEditor}
                onComment={Beside && want('wanted')}
                onPicture={Beside && want('wantedPicture')}
              />
            ) : (
              <StoredText title={title} text={shownInstead(open, state, text)} loading={!state.outdated} />
            )}
          </div>
          {Beside && bound && editor && (
            <Beside
              documentId={documentId}
              doc={open.doc}
              editor={editor}
              accountId={account.id}
              isLive={state.sync.connection === 'live'}
              {...wishes}
              takesBlocks={takesBlocks(canEdit && mayWrite(state), suggesting)}
              own={suggesting.own}
              whenSaved={(milliseconds) => open.whenSaved(milliseconds)}
            />
          )}
        </div>
      )}
      <div className={styles.dock}>
        <TroubleNotice open={open} state={state} title={title} canEdit={writes} />
        {writes && showsSaveState(state) && (
          <div className={styles.status}>
            <SaveStateLine state={state} />
            {state.content === 'device' && <p className={styles.muted}>{t('device')}</p>}
          </div>
        )}
      </div>
    </div>
  );
}

type Wishes = Pick<BesideProps, 'wanted' | 'wantedPicture'>;

/** How often each tool was used that belongs to a feature beside the text. */
function useWishes(): [Wishes, (what: keyof Wishes) => () => void] {
  const [wishes, setWishes] = useState<Wishes>({ wanted: 0, wantedPicture: 0 });
  const want = (what: keyof Wishes) => () => setWishes((before) => ({ ...before, [what]: before[what] + 1 }));
  return [wishes, want];
}

function takesBlocks(canWrite: boolean, { isOn }: SuggestingMode): BesideProps['takesBlocks'] {
  if (!canWrite) return 'no';
  return isOn ? 'never' : 'yes';
}

/** Where the line has ended for good there is nothing to wait for, unless something is still unsaved. */
function showsSaveState({ sync, outdated }: OpenState): boolean {
  if (sync.obstacle?.kind === 'accessLost') return false;
  return (sync.connection !== 'ended' && !outdated) || sync.save.stage !== 'saved';
}

/** What no longer fits cannot be written any further; what is only too large can be shortened. */
function mayWrite({ sync: { obstacle } }: OpenState): boolean {
  return obstacle === null || obstacle.kind === 'tooLarge';
}

function shownInstead(open: OpenDocument, state: OpenState, stored: string): string {
  return state.outdated && state.content !== 'none' ? documentMarkdown(open.fragment) : stored;
}

interface AsideProps {
  open: OpenDocument;
  editor: Editor | null;
  account: { id: string; name: string };
}

function Aside({ open, editor, account }: AsideProps) {
  const t = useTexts(editorTexts);
  return (
    <aside className={styles.aside} aria-label={t('aside')}>
      <People awareness={open.sync.awareness} account={account} />
      {editor && <Outline editor={editor} />}
      {editor && <WordCount editor={editor} />}
    </aside>
  );
}
