import type { Editor } from '@tiptap/core';
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../platform/i18n/texts.ts';
import { Button } from '../../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../platform/ui/dialog.tsx';
import { TextField } from '../../platform/ui/field.tsx';
import { documentIn, documentPath } from './document-address.ts';
import { editorTexts } from './editor.i18n.ts';
import { FoundDocuments } from './found-documents.tsx';
import { linkAddress } from './link-address.ts';
import { useDocumentTitles } from './use-document-titles.ts';

interface LinkDialogProps {
  editor: Editor;
  onClose: () => void;
}

/** Asks for a link's address, and for its words when none are selected; refuses what may not stand in a document. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const t = useTexts(editorTexts);
  const link = useLinkForm(editor, () => {
    onClose();
    editor.commands.focus();
  });
  const { present, address, words, fault, field, needsWords, done } = link;
  const opens = linkAddress(present);
  return (
    <Dialog title={t('link.title')} onClose={done}>
      <form onSubmit={(event) => void link.submit(event)} noValidate>
        <DialogBody>
          <TextField
            ref={field}
            label={t('link.address')}
            hint={t('link.addressHint')}
            fault={fault}
            value={address}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => link.setAddress(event.target.value)}
          />
          <FoundDocuments words={address} onChoose={link.choose} />
          {needsWords && <WordsField words={words} onChange={link.setWords} />}
          {opens && <OpenLink href={opens} />}
        </DialogBody>
        <DialogFooter>
          {present && <Button onClick={link.remove}>{t('link.remove')}</Button>}
          <Button onClick={done}>{t('link.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('link.set')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** What is being typed, and what becomes of it. */
function useLinkForm(editor: Editor, done: () => void) {
  const t = useTexts(editorTexts);
  const [present] = useState(() => String(editor.getAttributes('link')['href'] ?? ''));
  const [address, setAddress] = useState(present);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  // Opening the dialog gave the focus to its first button.
  useEffect(() => field.current?.select(), []);
  const titleOf = useDocumentTitles();
  const needsWords = present === '' && editor.state.selection.empty;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const href = linkAddress(address);
    if (!href) return setFault(address.trim() === '' ? t('link.missing') : t('link.unsafe'));
    const documentId = documentIn(href);
    // What nobody gave words for bears the document’s title.
    const title = needsWords && documentId && words.trim() === '' ? await titleOf(documentId) : null;
    setLink(editor, href, needsWords ? words.trim() || title || address.trim() : null);
    done();
  };
  const choose = ({ id, title }: { id: string; title: string }) => {
    setAddress(documentPath(id));
    setFault(undefined);
    if (words.trim() === '') setWords(title);
    field.current?.focus();
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    done();
  };
  return {
    present,
    address,
    setAddress,
    words,
    setWords,
    fault,
    field,
    needsWords,
    submit,
    choose,
    remove,
    done,
  };
}

function WordsField({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const t = useTexts(editorTexts);
  const change = (event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value);
  return <TextField label={t('link.words')} value={words} autoComplete="off" onChange={change} />;
}

function OpenLink({ href }: { href: string }) {
  const t = useTexts(editorTexts);
  return (
    <p>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {t('link.open')}
      </a>
    </p>
  );
}

function setLink(editor: Editor, href: string, words: string | null): void {
  const chain = editor.chain();
  if (words === null) chain.extendMarkRange('link').setLink({ href }).run();
  else chain.insertContent({ type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] }).run();
}
