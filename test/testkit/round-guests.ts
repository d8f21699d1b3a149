import type { TestHub } from './hub.ts';
import type { ReceivedMail } from './mail-server.ts';

/** Everything that a personal link shows. */
export const GUEST_ROUND = `id title question content markdown contentHash revision bodyName state startedAt deadlineAt endedAt
  withdrawnBecause ruleWords choices canAnswer resultWords rules { kind secret }
  seat { id kind guestName organisationName voteId reachedAt openedAt isAnswered account { id } guest { email }
    answer { choice remark ignored account { id } } }
  standing { votes answered counts { agreed refused silent } }`;

export const SEE = `query($secret: String!) { guestCirculation(secret: $secret) { ${GUEST_ROUND} } }`;
export const OPEN = `mutation($secret: String!) { noteGuestCirculationOpened(secret: $secret) { ${GUEST_ROUND} } }`;
export const ANSWER = `mutation($input: AnswerAsGuestInput!) { answerAsCirculationGuest(input: $input) { ${GUEST_ROUND} } }`;
export const RESEND = `mutation($input: ResendCirculationLinkInput!) { resendCirculationLink(input: $input) { id } }`;
export const REMOVE = `mutation($id: ID!) { removeCirculationGuest(seatId: $id) { id } }`;

/** The secret of the link in a mail. */
function secretIn(text: string | null | undefined): string {
  const [, secret] = /\/asked#([A-Za-z0-9_-]{43})/.exec(text ?? '') ?? [];
  if (!secret) throw new Error(`no link in ${text}`);
  return secret;
}

/** The secret of the newest of these mails. */
export const newestSecret = (mails: readonly ReceivedMail[]) => secretIn(mails.at(-1)?.mail.text);

/** The secret of the newest mail that a hub without a mail server has written to this address. */
export async function writtenSecret(hub: Pick<TestHub, 'sql'>, email: string): Promise<string> {
  const rows = await hub.sql<{ text: string }>(
    'select text from mail where recipient = $1 order by created_at desc, id desc limit 1',
    [email],
  );
  return secretIn(rows[0]?.text);
}
