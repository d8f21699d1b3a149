import { Kind, visit } from 'graphql';
import type { PreparedOperation } from './operations.ts';

/**
 * The operation without the value of a root argument, so that those who differ in it alone ask alike. Unchanged where
 * the value is no variable of its own that may be left out.
 */
export function withoutArgument(prepared: PreparedOperation, argument: string): PreparedOperation {
  const { document, operation, variableValues } = prepared;
  const variables = operation.variableDefinitions ?? [];
  const uses = new Map<string, number>();
  let given: string | null = null;
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === argument && value.kind === Kind.VARIABLE) given = value.name.value;
    },
    Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
  });
  const definition = variables.find(({ variable }) => variable.name.value === given);
  // Once where it is declared, once as the argument.
  if (!given || !definition || definition.type.kind === Kind.NON_NULL_TYPE || uses.get(given) !== 2)
    return prepared;
  const { [given]: _left, ...rest } = variableValues;
  return { ...prepared, variableValues: rest };
}
