import type { TestHub } from './hub.ts';
import { newestSecret } from './invitations.ts';
import type { Line } from './live-scene.ts';
import { PASSWORD } from './password.ts';
import { screens } from './screens.ts';
import type { Person } from './seed.ts';
import { sessionApi } from './sign-in.ts';

export const REQUEST_EMAIL = `mutation($input: RequestEmailChangeInput!) {
  requestEmailChange(input: $input) { email sentAt expiresAt } }`;
export const RESEND_EMAIL = 'mutation { resendEmailChange { email } }';
export const WITHDRAW_EMAIL = 'mutation { withdrawEmailChange }';
export const CONFIRM_EMAIL = 'mutation($secret: String!) { confirmEmailChange(secret: $secret) }';

/** Asks for another address, and reads the link's secret from the mail that the hub keeps. */
export async function askForEmail(hub: TestHub, person: Person, email: string): Promise<string> {
  const api = await sessionApi(hub.url, person);
  await api.query(REQUEST_EMAIL, { input: { email, currentPassword: PASSWORD } });
  return newestSecret(hub, email, 'confirm-email');
}

/** A confirmed address is told to administrators, to its owner, and to leads to whom it was told. */
export function emailLines(hubOf: () => TestHub): Record<string, Line> {
  const secrets = new Map<string, string>();
  return {
    confirmEmailChange: {
      watching: ({ administrator, lead, space, writer }) => [
        [administrator, screens.accounts()],
        [lead, screens.members(space.id)],
        [writer, screens.frame()],
      ],
      before: async ({ writer }) => {
        const email = `neu.${writer.email}`;
        secrets.set(writer.id, await askForEmail(hubOf(), writer, email));
      },
      act: ({ writer }) => hubOf().anonymous.query(CONFIRM_EMAIL, { secret: secrets.get(writer.id)! }),
    },
  };
}

const OWN = 'is heard by the settings of a session, a live query of its own (journeys/email-change.test.ts)';

/** Mutations that no other page has to hear of. */
export const EMAIL_UNHEARD = { requestEmailChange: OWN, resendEmailChange: OWN, withdrawEmailChange: OWN };
