import type { Document } from '../documents/document.entity.ts';
import { extensionOf } from '../files/file-name.ts';
import type { AttachedFile } from '../files/attached-file.types.ts';
import { exportStem } from './export-name.ts';

/** A document's place in an archive. */
export interface PlannedDocument {
  document: Document;
  path: string;
  files: { file: AttachedFile; path: string }[];
  children: PlannedDocument[];
}

/** Windows takes 260 characters, of which some lead to where somebody unpacks the archive. */
const PATH_CHARACTERS = 200;
const STEM_CHARACTERS = 60;
/** Less does not tell which document it is. */
const FEWEST_CHARACTERS = 20;
/** For ` (12345)` and the longest extension with its point. */
const BEHIND_STEM = 8 + 13;

/**
 * Where everything stands in the archive: documents in folders as the tree is, what is attached to one in the folder
 * beside it, like what stands under it. `index`: a name that is taken already.
 */
export function planArchive(
  documents: readonly Document[],
  files: readonly AttachedFile[],
  extension: string,
  index: string,
): PlannedDocument[] {
  const known = new Set(documents.map(({ id }) => id));
  const top = ({ parentId }: Document) => (parentId !== null && known.has(parentId) ? parentId : null);
  const plan: Plan = {
    children: Map.groupBy(documents, top),
    files: Map.groupBy(files, ({ documentId }) => documentId),
    extension,
  };
  return planFolder(plan, null, new Folder('', [index]));
}

interface Plan {
  children: ReadonlyMap<string | null, Document[]>;
  files: ReadonlyMap<string, AttachedFile[]>;
  extension: string;
}

function planFolder(plan: Plan, parentId: string | null, folder: Folder): PlannedDocument[] {
  return (plan.children.get(parentId) ?? []).map((document) => {
    const stem = folder.take(exportStem(document.title, 'Dokument', folder.stemCharacters), plan.extension);
    const below = folder.within(stem);
    const files = (plan.files.get(document.id) ?? []).map((file) => {
      const extension = extensionOf(file.name);
      const name = extension ? file.name.slice(0, -extension.length - 1) : file.name;
      const taken = below.take(exportStem(name, 'Datei', below.stemCharacters), extension);
      return { file, path: below.path + nameOf(taken, extension) };
    });
    const path = folder.path + nameOf(stem, plan.extension);
    return { document, path, files, children: planFolder(plan, document.id, below) };
  });
}

function nameOf(stem: string, extension: string): string {
  return extension ? `${stem}.${extension}` : stem;
}

/** A folder of the archive, in which no two names are alike to any system. */
class Folder {
  /** How long a name in it may be; half of what is left is for what stands deeper. */
  readonly stemCharacters: number;
  private readonly taken: Set<string>;
  /** By what was wanted: with which number to try next, as ten thousand names may be equal. */
  private readonly next = new Map<string, number>();

  constructor(
    readonly path: string,
    taken: readonly string[] = [],
  ) {
    const half = Math.floor((PATH_CHARACTERS - path.length - BEHIND_STEM) / 2);
    this.stemCharacters = Math.min(STEM_CHARACTERS, Math.max(FEWEST_CHARACTERS, half));
    this.taken = new Set(taken);
  }

  /** A folder of its own for what stands under a document; where no path of it would fit, this one. */
  within(stem: string): Folder {
    const path = `${this.path}${stem}/`;
    return path.length + FEWEST_CHARACTERS + BEHIND_STEM <= PATH_CHARACTERS ? new Folder(path) : this;
  }

  /** The stem, or with a number: as a file's and as a folder's name it is this one's alone. */
  take(wanted: string, extension: string): string {
    const asked = keyOf(wanted);
    for (let number = this.next.get(asked) ?? 1; ; number++) {
      const stem = number === 1 ? wanted : `${wanted} (${number})`;
      const keys = [stem, nameOf(stem, extension)].map(keyOf);
      if (keys.some((key) => this.taken.has(key))) continue;
      for (const key of keys) this.taken.add(key);
      this.next.set(asked, number + 1);
      return stem;
    }
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
