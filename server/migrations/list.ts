// Written by `pnpm migration`.
import { FirstHouse } from './20261123-001-first-house.ts';

/** Oldest first. */
export const MIGRATIONS = [{ name: '20261123-001-first-house', class: FirstHouse }];
