import { DOCUMENT_FRAGMENT, SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { DocumentSync, type SyncOptions, type SyncState } from '@umlauf/shared/document-sync';
import type { DocumentTransport } from '@umlauf/shared/document-transport';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64.ts';
import { insertedWords } from './document-markdown.ts';
import { deleteCopy } from './device-copies.ts';
import { LocalCopy } from './local-copy.ts';
import { register, rescuedWords } from './open-documents.ts';
import { clearUnsent, markUnsent, unsentMarker } from './unsent-marker.ts';

/** Edits are usually saved sooner than this; only what takes longer is worth a marker. */
const MARK_AFTER_MILLISECONDS = 1_000;
/** After leaving the page, what is under way gets this long to be saved. */
const LINGER_MILLISECONDS = 15_000;

export interface DocumentToOpen {
  accountId: string;
  documentId: string;
  title: string;
  canEdit: boolean;
  inBin: boolean;
  /** The server's, as the page last heard of it. */
  schemaVersion: number;
}

export interface OpenState {
  sync: SyncState;
  /** Whose text stands in the Y.Doc: none yet, this device's copy only, or the server's. */
  content: 'none' | 'device' | 'server';
  /** Whether this device keeps a copy while the line is down. */
  keepsCopy: boolean;
  /** The text needs a newer page than this one; the Y.Doc must not be bound to this page's editor. */
  outdated: boolean;
}

/** A document that is open in this page: the Y.Doc, its copy on the device and its line to the server. */
export class OpenDocument {
  /** Yjs gives it a random clientID; it is never stored, since two pages must never share one. */
  readonly doc = new Y.Doc();
  readonly fragment = this.doc.getXmlFragment(DOCUMENT_FRAGMENT);
  readonly sync: DocumentSync;
  #target: DocumentToOpen;
  readonly #listeners = new Set<() => void>();
  #copy: LocalCopy | null = null;
  #hasCopy = false;
  #outdated: boolean;
  #state: OpenState;
  #ended = false;
  #proposing = false;
  #proposals: SyncOptions['proposals'] | null = null;
  #rescued = false;
  #abandoned = false;
  #markTimer: ReturnType<typeof setTimeout> | null = null;
  #marked: boolean;
  readonly #strikeOff: () => void;

  constructor(target: DocumentToOpen, transport: DocumentTransport) {
    this.#target = target;
    this.#outdated = target.schemaVersion > SCHEMA_VERSION;
    const marker = unsentMarker(target.accountId, target.documentId);
    this.#marked = marker !== null;
    this.sync = new DocumentSync({
      doc: this.doc,
      transport,
      schemaVersion: SCHEMA_VERSION,
      canEdit: target.canEdit,
      unsavedSince: marker?.since ?? null,
      savedVector: marker?.savedVector ? fromBase64(marker.savedVector) : null,
      proposals: {
        areMade: () => this.#proposals?.areMade() ?? false,
        makeAnew: (serverVector) => this.#proposals?.makeAnew(serverVector),
      },
    });
    this.#state = this.#picture();
    this.sync.subscribe(() => this.#follow());
    this.#strikeOff = register({
      accountId: target.accountId,
      documentId: target.documentId,
      whenSaved: (milliseconds) => this.whenSaved(milliseconds),
      abandon: () => this.abandon(),
    });
    window.addEventListener('beforeunload', this.#onBeforeUnload);
    window.addEventListener('pagehide', this.#mark);
    window.addEventListener('online', this.#onOnline);
    window.addEventListener('offline', this.#onOffline);
  }

  get state(): OpenState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Merges this device's copy, then arrives at the server; offline edits are part of what the arrival compares. */
  async open(): Promise<void> {
    if (this.#outdated) return;
    const { accountId, documentId } = this.#target;
    const copy = await LocalCopy.open(accountId, documentId, this.doc);
    if (this.#ended) return void copy?.close();
    this.#copy = copy;
    this.#hasCopy = this.doc.store.clients.size > 0;
    if (copy && (copy.header?.schemaVersion ?? 0) > SCHEMA_VERSION) {
      this.#outdated = true;
      this.#change();
      return;
    }
    await this.#describe();
    if (this.#ended) return;
    this.#change();
    this.sync.start();
  }

  /** The document was renamed or moved to or from the bin, or the account's rights have changed. */
  update(changed: Pick<DocumentToOpen, 'title' | 'canEdit' | 'inBin'>): void {
    const restored = this.#target.inBin && !changed.inBin;
    this.#target = { ...this.#target, ...changed };
    this.sync.setCanEdit(changed.canEdit || this.#proposing);
    if (restored) this.sync.arriveNow();
    void this.#describe();
  }

  /** Whether there are proposals to be sent, which does not take the right to edit. */
  setProposing(proposing: boolean, proposals: SyncOptions['proposals'] | null = null): void {
    this.#proposing = proposing;
    this.#proposals = proposals;
    this.sync.setCanEdit(this.#target.canEdit || proposing);
  }

  async #describe(): Promise<void> {
    const { title, canEdit, schemaVersion } = this.#target;
    const newest = Math.max(schemaVersion, SCHEMA_VERSION);
    await this.#copy?.describe({ title, canEdit, schemaVersion: newest });
  }

  /** Leaves the page. What is typed but not saved is still sent while the line is up; the copy keeps it in any case. */
  async close(): Promise<void> {
    this.#ended = true;
    this.sync.awareness.setLocalState(null);
    if (this.sync.state.connection === 'live' && !this.sync.state.obstacle)
      await this.whenSaved(LINGER_MILLISECONDS);
    await this.abandon();
  }

  /** Stops at once. */
  async abandon(): Promise<void> {
    this.#ended = true;
    this.#strikeOff();
    window.removeEventListener('beforeunload', this.#onBeforeUnload);
    window.removeEventListener('pagehide', this.#mark);
    window.removeEventListener('online', this.#onOnline);
    window.removeEventListener('offline', this.#onOffline);
    this.#mark();
    // A mark that was due must not come after the copy has been deleted.
    this.#abandoned = true;
    if (this.#markTimer !== null) clearTimeout(this.#markTimer);
    this.sync.stop();
    await this.#copy?.close();
    this.doc.destroy();
  }

  /** Throws away what this device holds of the document, unsent text included. */
  async discard(): Promise<void> {
    await this.abandon();
    await deleteCopy(this.#target.accountId, this.#target.documentId);
  }

  whenSaved(milliseconds: number): Promise<boolean> {
    const isSaved = () => this.sync.state.save.stage === 'saved';
    if (isSaved()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (saved: boolean) => {
        clearTimeout(timer);
        unsubscribe();
        resolve(saved);
      };
      const timer = setTimeout(() => done(false), milliseconds);
      const unsubscribe = this.sync.subscribe(() => {
        if (isSaved()) done(true);
        else if (this.sync.state.connection === 'ended') done(false);
      });
    });
  }

  #follow(): void {
    const { save, obstacle } = this.sync.state;
    if (obstacle?.kind === 'accessLost') this.#forget();
    if (obstacle?.kind === 'outdated') this.#outdated = true;
    if (save.stage === 'saved') this.#unmark();
    else this.#markTimer ??= setTimeout(this.#mark, MARK_AFTER_MILLISECONDS);
    this.#change();
  }

  /** Offers the writer's own words that were never saved, once; for when the rest may no longer be read. */
  rescueWords(): void {
    if (this.#rescued) return;
    this.#rescued = true;
    const update = this.sync.unsentUpdate();
    const words = update ? insertedWords(update) : '';
    if (words !== '') rescuedWords.set({ title: this.#target.title, words });
  }

  /** What may no longer be read may not stay here either. */
  #forget(): void {
    this.rescueWords();
    const { accountId, documentId } = this.#target;
    const copy = this.#copy;
    this.#copy = null;
    void copy?.close().then(() => deleteCopy(accountId, documentId));
  }

  readonly #mark = (): void => {
    const { save, obstacle } = this.sync.state;
    if (this.#abandoned || save.unsavedSince === null || obstacle?.kind === 'accessLost') return;
    const { savedVector } = this.sync;
    const { accountId, documentId, title } = this.#target;
    const saved = savedVector && toBase64(savedVector);
    markUnsent({ accountId, documentId, title, since: save.unsavedSince, savedVector: saved });
    this.#marked = true;
  };

  #unmark(): void {
    if (this.#markTimer !== null) clearTimeout(this.#markTimer);
    this.#markTimer = null;
    if (!this.#marked || !this.sync.state.arrived) return;
    this.#marked = false;
    clearUnsent(this.#target.accountId, this.#target.documentId);
  }

  #picture(): OpenState {
    const sync = this.sync.state;
    const fromDevice = this.#hasCopy ? 'device' : 'none';
    return {
      sync,
      content: sync.arrived ? 'server' : fromDevice,
      keepsCopy: this.#copy !== null,
      outdated: this.#outdated,
    };
  }

  #change(): void {
    this.#state = this.#picture();
    for (const listener of this.#listeners) listener();
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.sync.state.save.stage !== 'saved') event.preventDefault();
  };

  readonly #onOnline = (): void => this.sync.arriveNow();

  readonly #onOffline = (): void => void this.sync.checkLine();
}
