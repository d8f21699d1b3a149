import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { LIMITS } from '@umlauf/shared/limits';
import {
  alternativeOf,
  type PictureAttributes,
  picturePath,
  SHOWN_PICTURES,
  sizeOf,
} from '@umlauf/shared/pictures';
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useFormats } from '../platform/i18n/format.ts';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { CheckboxField, FaultLine, TextField } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useStore } from '../platform/store.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { sizeWords } from './file-size.ts';
import styles from './files.module.css';
import { fileTexts } from './files.i18n.ts';
import { describePicture, insertPicture } from './insert-picture.ts';
import { attachFiles, cancelUpload, runningUploads } from './running-uploads.ts';
import { UploadList } from './upload-list.tsx';

/** A picture that is a file of the document already. */
export interface Attached {
  id: string;
  name: string;
}

interface PictureDialogProps {
  documentId: string;
  editor: Editor;
  /** Null: it is still to be chosen. */
  file: File | null;
  attached: Attached | null;
  /** The picture whose words are to be changed; null: a new one is put into the text. */
  present: Node | null;
  onClose: () => void;
}

interface Faults {
  file?: string | undefined;
  alt?: string | undefined;
}

/** Asks what a picture says before it stands in the text, or that it only decorates: one of both is needed. */
export function PictureDialog(props: PictureDialogProps) {
  const { documentId, editor, present, attached, onClose } = props;
  const t = useTexts(fileTexts);
  const ui = useTexts(uiTexts);
  const was = present && (present.attrs as PictureAttributes);
  const [file, setFile] = useState(props.file);
  const [alt, setAlt] = useState(was?.alt ?? '');
  const [isDecorative, setDecorative] = useState(was?.alt === '');
  const [faults, setFaults] = useState<Faults>({});
  const choose = useCallback((chosen: File) => (setFile(chosen), setFaults({})), []);
  const upload = useUpload(documentId);
  const insert = useInsert(editor);
  const isClosed = useRef(false);
  const close = () => {
    isClosed.current = true;
    upload.cancel();
    onClose();
    editor.commands.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (upload.isBusy) return;
    const says = isDecorative ? '' : alternativeOf(alt);
    const fault = isDecorative || says !== '' ? undefined : t('picture.altMissing');
    if (present) {
      if (fault) return setFaults({ alt: fault });
      describePicture(editor, says);
      return close();
    }
    const size = await sizeOfOne(attached ? picturePath(attached.id, documentId) : file);
    const missing = (file ?? attached) ? 'picture.unshown' : 'picture.fileMissing';
    setFaults({ alt: fault, file: size ? undefined : t(missing) });
    // Somebody may have given up while it was looked at.
    if (!size || fault || isClosed.current) return;
    const put = (id: string, name: string) => (onClose(), insert({ fileId: id, alt: says, ...size }, name));
    if (attached) put(attached.id, attached.name);
    else if (file) upload.begin(file, (fileId) => put(fileId, file.name));
  };
  return (
    <Dialog title={t(present ? 'picture.editTitle' : 'picture.title')} onClose={close}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogBody>
          <Which {...{ ...props, file }} fault={faults.file} onFile={choose} />
          <Says
            {...{ alt, isDecorative, setAlt, setDecorative }}
            fault={isDecorative || alt.trim() !== '' ? undefined : faults.alt}
          />
          {upload.id !== null && <UploadList documentId={documentId} only={upload.id} />}
        </DialogBody>
        <DialogFooter>
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={upload.isBusy}>
            {t(present ? 'picture.save' : 'picture.insert')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** Puts a picture into the text, and says so; also where nothing can be written any more. */
function useInsert(editor: Editor): (picture: PictureAttributes, name: string) => void {
  const t = useTexts(fileTexts);
  return (picture, name) => {
    if (insertPicture(editor, picture)) announce(t('picture.inserted'));
    else notify({ kind: 'info', words: t('picture.onlyAttached', { name }) });
  };
}

interface WhichProps extends Pick<PictureDialogProps, 'documentId' | 'present' | 'attached' | 'file'> {
  fault: string | undefined;
  onFile: (file: File) => void;
}

/** Which picture it is: to be chosen, attached already, or in the text. */
function Which({ documentId, present, attached, file, fault, onFile }: WhichProps) {
  const shownId = attached?.id ?? (present?.attrs as PictureAttributes | undefined)?.fileId;
  return (
    <>
      {!present && !attached && <ChooseFile file={file} fault={fault} onFile={onFile} />}
      {attached && <Chosen name={attached.name} fault={fault} />}
      <Preview source={file ?? (shownId ? picturePath(shownId, documentId) : null)} />
    </>
  );
}

function Chosen({ name, fault }: { name: string; fault: string | undefined }) {
  const t = useTexts(fileTexts);
  return (
    <div>
      <p className={styles.muted}>{t('picture.chosen', { name })}</p>
      {fault && <FaultLine id="picture-fault" words={fault} />}
    </div>
  );
}

/** The file on its way, as long as the dialog stands. */
function useUpload(documentId: string) {
  const [id, setId] = useState<number | null>(null);
  const latest = useRef<number | null>(null);
  const present = useStore(runningUploads).find((each) => each.id === id);
  const cancel = () => {
    if (latest.current !== null) cancelUpload(latest.current);
    latest.current = null;
  };
  const begin = (file: File, onDone: (fileId: string) => void) => {
    cancel();
    const [begun] = attachFiles({ documentId, accountId: null }, [file], (_name, fileId) => {
      if (latest.current === begun) onDone(fileId);
    });
    latest.current = begun!;
    setId(begun!);
  };
  return { id, isBusy: present !== undefined && present.state !== 'failed', begin, cancel };
}

interface SaysProps {
  alt: string;
  isDecorative: boolean;
  fault: string | undefined;
  setAlt: (alt: string) => void;
  setDecorative: (isDecorative: boolean) => void;
}

function Says({ alt, isDecorative, fault, setAlt, setDecorative }: SaysProps) {
  const t = useTexts(fileTexts);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fault) field.current?.focus();
  }, [fault]);
  return (
    <>
      <TextField
        ref={field}
        label={t('picture.alt')}
        hint={t('picture.altHint')}
        fault={fault}
        value={isDecorative ? '' : alt}
        disabled={isDecorative}
        maxLength={LIMITS.alternativeCharacters}
        autoComplete="off"
        onChange={(event) => setAlt(event.currentTarget.value)}
      />
      <CheckboxField
        label={t('picture.decorative')}
        hint={t('picture.decorativeHint')}
        checked={isDecorative}
        onChange={(event) => setDecorative(event.currentTarget.checked)}
      />
    </>
  );
}

interface ChooseFileProps {
  file: File | null;
  fault: string | undefined;
  onFile: (file: File) => void;
}

function ChooseFile({ file, fault, onFile }: ChooseFileProps) {
  const t = useTexts(fileTexts);
  const formats = useFormats();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button
        small
        aria-describedby={`${id}-hint${fault ? ` ${id}-fault` : ''}`}
        onClick={() => input.current?.click()}
      >
        {t(file ? 'picture.chooseOther' : 'picture.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={SHOWN_PICTURES.join(',')}
        hidden
        aria-label={t('picture.choose')}
        onChange={({ currentTarget: { files } }) => files?.[0] && onFile(files[0])}
      />
      <p className={styles.muted} id={`${id}-hint`}>
        {hintOf(t, file, sizeWords(formats, LIMITS.pictureBytes))}
      </p>
      {fault && <FaultLine id={`${id}-fault`} words={fault} />}
    </div>
  );
}

function hintOf(t: Translate<(typeof fileTexts)['de']>, file: File | null, max: string): string {
  return file ? t('picture.chosen', { name: file.name }) : t('picture.chooseHint', { max });
}

function Preview({ source }: { source: File | string | null }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!(source instanceof File)) return setAddress(source);
    const made = URL.createObjectURL(source);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [source]);
  return address && <img className={styles.picture} src={address} alt="" />;
}

type Size = Pick<PictureAttributes, 'width' | 'height'>;

/** How large a picture is, chosen here or attached there; null as `measured`, and when it does not come. */
async function sizeOfOne(source: File | string | null): Promise<Size | null> {
  if (source === null) return null;
  if (source instanceof File) return measured(source);
  try {
    const answer = await fetch(source);
    return answer.ok ? await measured(await answer.blob()) : null;
  } catch {
    return null;
  }
}

/** How large it is; null for what no browser shows, and for what is too large. */
async function measured(file: Blob): Promise<Size | null> {
  if (!SHOWN_PICTURES.includes(file.type) || file.size > LIMITS.pictureBytes) return null;
  try {
    const picture = await createImageBitmap(file);
    const size = sizeOf(picture.width, picture.height);
    picture.close();
    return size;
  } catch {
    return null;
  }
}
