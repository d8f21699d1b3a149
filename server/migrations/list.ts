// Written by `pnpm migration`.
import { FirstHouse } from './20261123-001-first-house.ts';
import { EventRetention } from './20261123-002-event-retention.ts';
import { Compaction } from './20261123-003-compaction.ts';
import { FoundingLead } from './20261123-004-founding-lead.ts';

/** Oldest first. */
export const MIGRATIONS = [
  { name: '20261123-001-first-house', class: FirstHouse },
  { name: '20261123-002-event-retention', class: EventRetention },
  { name: '20261123-003-compaction', class: Compaction },
  { name: '20261123-004-founding-lead', class: FoundingLead },
];
