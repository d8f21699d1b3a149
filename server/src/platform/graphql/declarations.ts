import { Extensions } from 'type-graphql';
import { changeKeys } from '../live/change-keys.ts';
import type { Context, Instances } from './context.ts';

/** Keys (`changeKeys`) of what can change a field's value, or of an object that is in an answer. */
export type Changes<Source = unknown> = (
  source: Source,
  args: Readonly<Record<string, unknown>>,
  context: Context,
) => readonly string[];

/**
 * Says what can change a field's value, beside the objects that it leads to; on a class, by which key its objects are
 * known to have changed. Live queries are answered anew by it; the schema's test names every field that lacks it.
 */
export function ChangedBy<Source>(...reasons: Changes<Source>[]) {
  const [only] = reasons;
  const all: Changes<Source> = (...asked) => reasons.flatMap((changes) => changes(...asked));
  return Extensions({ changedBy: reasons.length === 1 ? only : all });
}

/** For `ChangedBy`: the object that the argument `id` names, when there is one. */
export const objectAskedFor: Changes = (_source, { id }) => [String(id)];

/** For `ChangedBy`: whatever belongs to the viewer's own account. */
export const ownChanges: Changes = (_source, _args, { viewer }) => (viewer ? [viewer.accountId] : []);

/** For `ChangedBy`: where the viewer belongs, and as what. Of an audience that is fixed: its members change. */
export const ownMemberships: Changes = (_source, _args, { viewer, audience }) =>
  audience ? [] : [changeKeys.memberships(viewer?.accountId ?? '')];

/** For `ChangedBy`: the value is fixed, or changes with the objects alone between which it stands. */
export const NOTHING_ELSE: Changes = () => [];

/**
 * Says that the field answers alike to all who have the same roles in the same spaces, and the same scopes: it is
 * resolved once for all of them. A field without this is resolved for each viewer.
 */
export function Shareable() {
  return Extensions({ shareable: true });
}

/** Which spaces a root field looks into; null: it has to be asked by each viewer. */
export type Spaces = (
  args: Readonly<Record<string, unknown>>,
  instances: Instances,
) => readonly string[] | 'ALL' | null | Promise<readonly string[] | 'ALL' | null>;

/** `Shareable` for a root field: nothing that it leads to is outside these spaces. */
export function SharedIn(spaces: Spaces) {
  return Extensions({ shareable: true, sharedIn: spaces });
}

/** Says that a subscription's `subscribe` answers with a `Feed`: its listeners share the answers to each event. */
export function FollowsFeed() {
  return Extensions({ followsFeed: true });
}
