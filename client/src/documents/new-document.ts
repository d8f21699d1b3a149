/** Below which document the new one shall stand; both null at the top. */
export interface NewDocumentParent {
  id: string | null;
  title: string | null;
}

/** What asks for the title of a new document, and makes it: documents know nothing of what it may be made of. */
export interface NewDocumentProps {
  spaceId: string;
  parent: NewDocumentParent;
  onCreated: () => void;
  onClose: () => void;
}
