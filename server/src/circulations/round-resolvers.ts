import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { RoundParts } from './advance-circulation.ts';
import { CirculationFieldsResolver } from './circulation-fields.resolver.ts';
import { CirculationForwardResolver } from './circulation-forward.resolver.ts';
import { CirculationGuestResolver } from './circulation-guest.resolver.ts';
import { CirculationResolver } from './circulation.resolver.ts';
import { GuestCirculationFieldsResolver } from './guest-circulation-fields.resolver.ts';
import { GuestCirculationResolver } from './guest-circulation.resolver.ts';
import { KnownRounds } from './known-rounds.ts';
import { GuestNextRoundResolver, NextRoundResolver } from './next-round.resolver.ts';
import { CirculationDocumentResolver, GuestCirculationDocumentResolver } from './round-documents.resolver.ts';
import { RuleSetResolver } from './rule-set.resolver.ts';

/** All that answers questions about rounds, and needs something for it. */
export function roundResolvers(coediting: Coediting, work: TextWork, parts: RoundParts): object[] {
  const links = new RateLimit({ points: LIMITS.guestLinksPerDay, seconds: 86_400 });
  const known = new KnownRounds();
  return [
    new RuleSetResolver(parts.announcements),
    new CirculationResolver(coediting, work, parts, links),
    new CirculationFieldsResolver(work, known),
    new NextRoundResolver(work, known),
    new CirculationForwardResolver(parts),
    new CirculationGuestResolver(parts, links),
    new GuestCirculationResolver(parts),
    new GuestCirculationFieldsResolver(work),
    new GuestNextRoundResolver(work),
    new CirculationDocumentResolver(work),
    new GuestCirculationDocumentResolver(work),
  ];
}
