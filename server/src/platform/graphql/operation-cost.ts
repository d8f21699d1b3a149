import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { weightOf } from './field-cost.ts';

/** A validated operation and its variables. */
export interface AskedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variableValues: Record<string, unknown>;
}

/** Prices that no variable changes. */
const fixed = new WeakMap<OperationDefinitionNode, number>();

/** Each field costs its weight; what stands in a list costs that much for each entry that `first` allows. */
export function priceOf(asked: AskedOperation): number {
  const known = fixed.get(asked.operation);
  if (known !== undefined) return known;
  const pricing = new Pricing(asked);
  const price = pricing.priceOfSet(
    asked.operation.selectionSet,
    asked.schema.getRootType(asked.operation.operation) ?? undefined,
  );
  if (!pricing.dependsOnVariables) fixed.set(asked.operation, price);
  return price;
}

class Pricing {
  dependsOnVariables = false;
  private readonly variables: Record<string, unknown>;
  private readonly known = new Map<string, number>();

  constructor(private readonly asked: AskedOperation) {
    this.variables = { ...defaultsOf(asked.operation), ...asked.variableValues };
  }

  priceOfSet(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): number {
    const { schema } = this.asked;
    return (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + this.priceOfField(selection, type);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + this.priceOfFragment(selection.name.value);
      const condition = selection.typeCondition?.name.value;
      return sum + this.priceOfSet(selection.selectionSet, condition ? schema.getType(condition) : type);
    }, 0);
  }

  private priceOfField(node: FieldNode, type: GraphQLNamedType | undefined): number {
    const name = node.name.value;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const own = weightOf(this.asked.schema, type, name);
    if (!node.selectionSet) return own;
    const inner = field ? getNamedType(field.type) : undefined;
    return own + this.entries(node) * this.priceOfSet(node.selectionSet, inner);
  }

  private priceOfFragment(name: string): number {
    const price = this.known.get(name);
    if (price !== undefined) return price;
    const { document, schema } = this.asked;
    const fragment = document.definitions.find(
      (part) => part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === name,
    );
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return 0;
    const found = this.priceOfSet(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
    this.known.set(name, found);
    return found;
  }

  private entries(field: FieldNode): number {
    const first = field.arguments?.find((argument) => argument.name.value === 'first')?.value;
    if (!first) return 1;
    let value: unknown = 1;
    if (first.kind === Kind.VARIABLE) {
      this.dependsOnVariables = true;
      value = this.variables[first.name.value];
    } else if (first.kind === Kind.INT) value = Number(first.value);
    return typeof value === 'number' ? Math.min(Math.max(value, 1), LIMITS.pageSize) : 1;
  }
}

/** Numbers that variables have when the program sends none. */
function defaultsOf(operation: OperationDefinitionNode): Record<string, number> {
  const defaults: Record<string, number> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
  }
  return defaults;
}
