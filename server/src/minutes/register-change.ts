import { FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';

export enum ExportedRegister {
  DECISIONS = 'DECISIONS',
  TASKS = 'TASKS',
}
registerEnumType(ExportedRegister, {
  name: 'ExportedRegister',
  description: 'A register that goes out as a table.',
  valuesConfig: {
    DECISIONS: { description: 'What was decided.' },
    TASKS: { description: 'What is to be done.' },
  },
});

@ObjectType({
  implements: [Change, AuthoredChange],
  description: 'Somebody took lines of a register with them that stand for things in the space, as a table.',
})
class RegisterExported {}

/** For the schema, which finds it by no field. */
export const REGISTER_CHANGES = [RegisterExported];

@Resolver(() => RegisterExported)
export class RegisterExportedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => ExportedRegister, { description: 'Of which register.' })
  register(@Root() change: Change): ExportedRegister {
    return change.facts['register'] as ExportedRegister;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Int, { description: 'How many lines were of this space.' })
  rows(@Root() change: Change): number {
    return Number(change.facts['rows']);
  }
}
