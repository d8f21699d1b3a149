import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Scope } from '@umlauf/shared/scopes';

/** What `@Authorized` can ask for, beside scopes: see `ScopeChecker`. */
export type Need = Scope | 'signed-in' | 'person';

/** What a field needs, as the schema's own word about itself (`extensions.needs`). */
export function needsOf({ extensions }: GraphQLField<unknown, unknown>): readonly Need[] | undefined {
  return extensions['needs'] as readonly Need[] | undefined;
}

/**
 * Says in each field's description what a credential needs for it, from the very declaration that is checked
 * (`@Authorized`): schema, GraphiQL and check cannot differ.
 */
export function tellScopes(schema: GraphQLSchema): void {
  const { queries, mutations, subscriptions, fieldResolvers, objectTypes } = getMetadataStorage();
  const tell = (typeName: string | undefined, field: string, needs: readonly Need[] | undefined) => {
    const type = typeName === undefined ? undefined : schema.getType(typeName);
    const found = isObjectType(type) ? type.getFields()[field] : undefined;
    if (!found || !needs) return;
    found.extensions = { ...found.extensions, needs };
    found.description = `${found.description ?? ''} ${sentenceOf(needs)}`;
  };
  for (const { schemaName, roles } of queries) tell(schema.getQueryType()?.name, schemaName, roles);
  for (const { schemaName, roles } of mutations) tell(schema.getMutationType()?.name, schemaName, roles);
  for (const { schemaName, roles } of subscriptions)
    tell(schema.getSubscriptionType()?.name, schemaName, roles);
  for (const { schemaName, roles, getObjectType } of fieldResolvers) {
    const target = getObjectType?.();
    tell(objectTypes.find((type) => type.target === target)?.name, schemaName, roles);
  }
}

function sentenceOf(needs: readonly Need[]): string {
  const scopes = needs.filter((need) => need.includes(':')).map((scope) => `\`${scope}\``);
  const forWhom = needs.includes('person') ? ' For people: no scope opens it to access tokens.' : '';
  if (scopes.length > 0) return `Scope: ${scopes.join(' and ')}.${forWhom}`;
  return forWhom.trim() || 'Scope: none.';
}
