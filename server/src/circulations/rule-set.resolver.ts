import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { LIMITS } from '@umlauf/shared/limits';
import { Account, Locale } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, objectAskedFor, ownChanges } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import {
  changeRuleSets,
  findRuleSet,
  insertRuleSet,
  insertVersion,
  updateRuleSet,
} from './change-rule-set.ts';
import { IN_GERMAN, wordOf } from './language.ts';
import { listRuleSets, listVersions, ruleSetsById } from './list-rule-sets.ts';
import { NamedRuleSet, RuleSetVersion } from './named-rule-set.types.ts';
import { RuleSet } from './rule-set.types.ts';
import {
  AddRuleSetVersionInput,
  CreateRuleSetInput,
  readRules,
  UpdateRuleSetInput,
} from './rule-set.inputs.ts';

const NamedRuleSetConnection = connectionType(NamedRuleSet, 'NamedRuleSet');
const RuleSetVersionConnection = connectionType(RuleSetVersion, 'RuleSetVersion');

/** What was frozen before a rule was one lacks it. */
@Resolver(() => RuleSet)
export class RuleSetFieldsResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Boolean, {
    name: 'forwarding',
    description: 'Whether whoever is asked may hand the question on to a colleague of their organisation.',
  })
  mayForward(@Root() { forwarding }: RuleSet): boolean {
    return forwarding === true;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Boolean, {
    name: 'programs',
    description:
      'Whether a program (a service account) of an organisation that is asked may answer for it, with its name.',
  })
  mayPrograms(@Root() { programs }: RuleSet): boolean {
    return programs === true;
  }
}

/** Rules that this hub has given a name. Whoever belongs to it reads them; administrators change them. */
@Resolver(() => NamedRuleSet)
export class RuleSetResolver {
  constructor(private readonly announcements: Announcements) {}

  @ChangedBy(ownChanges, () => [changeKeys.anyRuleSet])
  @Authorized('spaces:read')
  @Query(() => NamedRuleSetConnection, { description: 'The named rules of the hub; none for guests.' })
  ruleSets(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<NamedRuleSet>> {
    return listRuleSets(page, context);
  }

  @ChangedBy(objectAskedFor, ownChanges)
  @Authorized('spaces:read')
  @Query(() => NamedRuleSet, {
    nullable: true,
    description: 'One named set of rules; null when there is none that the viewer may read.',
  })
  async ruleSet(
    @Arg('id', () => ID, { description: 'The set.' }) id: string,
    @Ctx() context: Context,
  ): Promise<NamedRuleSet | null> {
    return isId('rul', id) && context.isSignedIn ? context.fetch(ruleSetsById, id) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [String], { description: 'The newest version in sentences, the weightiest first.' })
  words(
    @Root() { rules }: NamedRuleSet,
    @Arg('language', () => Locale, IN_GERMAN) language: Locale,
  ): string[] {
    return tellRules(rules, wordOf(language));
  }

  @Costs(5)
  @ChangedBy<NamedRuleSet>(({ id }) => [id])
  @Authorized('spaces:read')
  @FieldResolver(() => RuleSetVersionConnection, { description: 'All its versions, newest first.' })
  versions(
    @Root() { id }: NamedRuleSet,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<RuleSetVersion>> {
    return listVersions(id, page, context);
  }

  @Authorized('hub:admin')
  @Mutation(() => NamedRuleSet, {
    description:
      'Gives rules a name. For administrators. INVALID_INPUT { contradictions } for rules that contradict themselves.',
  })
  async createRuleSet(
    @Arg('input', () => CreateRuleSetInput, { description: 'Name and rules.' }) input: CreateRuleSetInput,
    @Ctx() context: Context,
  ): Promise<NamedRuleSet> {
    const id = await changeRuleSets(
      context,
      this.announcements,
      'RULE_SET_CREATED',
      async (transaction, accountId) => {
        const name = readName(input.name);
        const made = await insertRuleSet(transaction, name, readRules(input.rules), accountId);
        return { id: made, name, version: 1 };
      },
    );
    return requireSet(context, id);
  }

  @Authorized('hub:admin')
  @Mutation(() => NamedRuleSet, {
    description: 'Renames rules, or says whether they are offered for new rounds. For administrators.',
  })
  async updateRuleSet(
    @Arg('input', () => UpdateRuleSetInput, { description: 'What changes.' }) input: UpdateRuleSetInput,
    @Ctx() context: Context,
  ): Promise<NamedRuleSet> {
    const id = await changeRuleSets(context, this.announcements, 'RULE_SET_CHANGED', async (transaction) => {
      const present = await findRuleSet(transaction, input.ruleSetId);
      const name = input.name == null ? present.name : readName(input.name);
      await updateRuleSet(transaction, present.id, name, input.isOffered ?? present.isOffered);
      return { ...present, name };
    });
    return requireSet(context, id);
  }

  @Authorized('hub:admin')
  @Mutation(() => NamedRuleSet, {
    description:
      'Adds a version to named rules. For administrators. CONFLICT { revision } when another one is newer than the expected one.',
  })
  async addRuleSetVersion(
    @Arg('input', () => AddRuleSetVersionInput, { description: 'The rules.' }) input: AddRuleSetVersionInput,
    @Ctx() context: Context,
  ): Promise<NamedRuleSet> {
    const id = await changeRuleSets(
      context,
      this.announcements,
      'RULE_SET_CHANGED',
      async (transaction, accountId) => {
        const present = await findRuleSet(transaction, input.ruleSetId);
        const rules = readRules(input.rules);
        if (present.version !== input.expectedVersion)
          throw new AppError('CONFLICT', { revision: present.version });
        const version = present.version + 1;
        await insertVersion(transaction, present.id, version, rules, accountId);
        return { ...present, version };
      },
    );
    return requireSet(context, id);
  }
}

@Resolver(() => RuleSetVersion)
export class RuleSetVersionResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who made it; null when that account is gone.',
  })
  createdBy(
    @Root() { createdById }: RuleSetVersion,
    @Ctx() context: Context,
  ): Promise<Account | null> | null {
    return createdById ? context.fetch(accountsById, createdById) : null;
  }
}

function readName(name: string): string {
  checkFields({ name: faultOfLine(name, LIMITS.nameCharacters) });
  return name.trim();
}

async function requireSet(context: Context, id: string): Promise<NamedRuleSet> {
  const set = await context.fetch(ruleSetsById, id);
  if (!set) throw new AppError('NOT_FOUND');
  return set;
}
