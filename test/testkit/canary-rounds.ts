import type { Api } from './api.ts';
import { word } from './canary-verbs.ts';
import { attach } from './files.ts';
import { REMOVE, RESEND } from './round-guests.ts';
import { answerRound, startRound, WITHDRAW } from './rounds.ts';

const canaryAddress = () => `${word('gast').replaceAll(' ', '-')}@draussen.example`;

/** Everything that happens to rounds, once: one has ended, and one was withdrawn. */
export async function circulated(lead: Api, documentId: string, leadId: string): Promise<void> {
  const { document } = await lead.query('query($id: ID!) { document(id: $id) { space { id } } }', {
    id: documentId,
  });
  const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
  const { createDocument: further } = await lead.query(create, {
    input: { spaceId: document.space.id, title: word('Begründung'), markdown: word('Gründe') },
  });
  await attach(lead, further.id, `${word('Anlage')}.txt`);
  const start = () =>
    startRound(lead, {
      documentId,
      furtherDocumentIds: [further.id],
      question: word('Frage'),
      accountIds: [leadId],
      template: 'CO_SIGNATURE_PARALLEL',
      guests: [{ email: canaryAddress(), name: word('Gast') }],
    });
  const other = await start();
  const { id: seatId } = other.seats.nodes.find(({ account }: { account: unknown }) => account === null);
  await lead.query(RESEND, { input: { seatId, email: canaryAddress() } });
  await lead.query(REMOVE, { id: seatId });
  const input = { circulationId: other.id, reason: word('Anlass') };
  await lead.query(WITHDRAW, { input });
  // Last: its end is told by another log, too.
  const { id } = await start();
  await answerRound(lead, id, 'AGREE_WITH_REMARK', { remark: word('Maßgabe') });
}
