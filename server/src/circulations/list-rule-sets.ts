import type { Statement } from '../platform/database/actor-read.ts';
import {
  emptyConnection,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { NamedRuleSet, RuleSetVersion } from './named-rule-set.types.ts';

type SetRow = Pick<NamedRuleSet, 'id' | 'name' | 'isOffered' | 'version' | 'rules' | 'updatedAt'>;

const SETS = `select s.id, s.name, s.is_offered as "isOffered", v.version, v.rules, s.updated_at as "updatedAt"
  from rule_set s cross join lateral (
    select version, rules from rule_set_version where rule_set_id = s.id order by version desc limit 1) v`;
const PAGE: Statement = {
  name: 'rule-sets',
  text: `${SETS} where $2::text is null or (s.name, s.id) > ($2, $3) order by s.name, s.id limit $1`,
};
const COUNT: Statement = { name: 'rule-sets-count', text: 'select count(*)::int as total from rule_set' };
const BY_ID: Statement = { name: 'rule-sets-by-id', text: `${SETS} where s.id = any($1)` };

const setOf = (row: SetRow): NamedRuleSet => Object.assign(new NamedRuleSet(), row);

/** The named rules that the viewer sees, by name. */
export async function listRuleSets(page: PageArgs, context: Context): Promise<Connection<NamedRuleSet>> {
  const { first, after } = pageOf(page);
  if (!context.isSignedIn) return emptyConnection();
  const place = after ? placeOf(after) : [null, null];
  const rows = await context.read<SetRow>(PAGE, [first + 1, ...place]);
  return new PageOfRows(
    rows.map(setOf),
    page,
    ({ name, id }) => [name, id],
    async () => (await context.read<{ total: number }>(COUNT))[0]!.total,
  );
}

/** Named rules by id, as far as the viewer sees them. */
export async function ruleSetsById(read: Read, ids: readonly string[]): Promise<Map<string, NamedRuleSet>> {
  const rows = await read<SetRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, setOf(row)]));
}

const VERSIONS: Statement = {
  name: 'rule-set-versions',
  text: `select version, rules, created_at as "createdAt", created_by_id as "createdById" from rule_set_version
    where rule_set_id = $1 and ($3::int is null or version < $3) order by version desc limit $2`,
};
const VERSION_COUNT: Statement = {
  name: 'rule-set-versions-count',
  text: 'select count(*)::int as total from rule_set_version where rule_set_id = $1',
};

/** All versions of a set, newest first. */
export async function listVersions(
  ruleSetId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<RuleSetVersion>> {
  const { first, after } = pageOf(page);
  const behind = after ? Number.parseInt(placeOf(after)[0], 10) || 0 : null;
  const rows = await context.read<RuleSetVersion>(VERSIONS, [ruleSetId, first + 1, behind]);
  return new PageOfRows(
    rows.map((row) => Object.assign(new RuleSetVersion(), row)),
    page,
    ({ version }) => [String(version), ruleSetId],
    async () => (await context.read<{ total: number }>(VERSION_COUNT, [ruleSetId]))[0]!.total,
  );
}
