import type { CDPSession, Page } from 'playwright-core';

/** A device in the browser itself, whose owner touches it whenever it asks, and is recognised or not. */
export class Device {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async in(page: Page): Promise<Device> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable', { enableUI: false });
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(session, authenticatorId);
  }

  async recognises(isUserVerified: boolean): Promise<void> {
    const { session, authenticatorId } = this;
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  }
}
