import * as Y from 'yjs';
import { Random } from '@umlauf/shared/random-document';

/** A log as a room writes it when every key press is a group of its own. */
export interface RecordedLog {
  updates: Uint8Array[];
  /** The Yjs clientIDs that wrote it. */
  clientIds: number[];
  /** Characters that are left. */
  characters: number;
}

/** Where one writer is at work. */
interface Hand {
  clientId: number;
  text: Y.XmlText;
  at: number;
  /** Key presses until this writer goes elsewhere. */
  left: number;
  isDeleting: boolean;
}

const LETTERS = 'eeenniissrraattddhhuullggmoobwfkzpv    ,.';
const LONGEST_PARAGRAPH = 600;

/**
 * Several people who type at the same time in one document, key press by key press: words here and there, three of ten
 * runs are deletions, now and then a new paragraph. One Y.Doc plays all of them, by changing its clientID.
 */
export function recordEdits(count: number, writers: number, seed = 7): RecordedLog {
  const random = new Random(seed);
  const doc = new Y.Doc();
  const content = doc.getXmlFragment('content');
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const texts: Y.XmlText[] = [];
  const addParagraph = (after: number) => {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    doc.transact(() => content.insert(after, [paragraph]));
    texts.splice(after, 0, text);
    return text;
  };
  const clientIds = random.list(writers, () => 1 + random.int(2 ** 31));
  doc.clientID = clientIds[0]!;
  const first = addParagraph(0);
  const hands: Hand[] = clientIds.map((clientId) => ({
    clientId,
    text: first,
    at: 0,
    left: 0,
    isDeleting: false,
  }));
  const goElsewhere = (hand: Hand) => {
    hand.left = 1 + random.int(14);
    hand.text = random.pick(texts);
    hand.at = random.int(hand.text.length + 1);
    hand.isDeleting = random.chance(0.3);
    if (hand.text.length < LONGEST_PARAGRAPH && !random.chance(0.05)) return;
    hand.text = addParagraph(texts.indexOf(hand.text) + 1);
    hand.at = 0;
    hand.isDeleting = false;
  };
  while (updates.length < count) {
    const hand = random.pick(hands);
    doc.clientID = hand.clientId;
    if (hand.left-- === 0) goElsewhere(hand);
    else press(hand, random);
  }
  return { updates, clientIds, characters: content.toString().length };
}

function press(hand: Hand, random: Random): void {
  hand.at = Math.min(hand.at, hand.text.length);
  if (hand.isDeleting && hand.at > 0) hand.text.delete(--hand.at, 1);
  else hand.text.insert(hand.at++, random.pick([...LETTERS]));
}
