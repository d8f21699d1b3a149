/** What a feature that stands above a space's documents is told: documents know nothing of it. */
export interface SpaceToolsProps {
  space: { id: string; name: string; viewerCan: { createDocument: boolean } };
  /** Asks for the list anew: documents were added. */
  onChanged: () => void;
}
