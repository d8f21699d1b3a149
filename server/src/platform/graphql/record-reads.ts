import { defaultFieldResolver, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import type { Changes } from './declarations.ts';

/** Makes the schema note on a context that asks for it (`context.reads`) what an answer is made of. */
export function recordReads(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType() || type === schema.getSubscriptionType())
      continue;
    recordObjects(type);
    recordFields(type);
  }
}

/** GraphQL asks every object that comes into an answer whether it is of its type. */
function recordObjects(type: GraphQLObjectType): void {
  const changes = type.extensions['changedBy'] as Changes | undefined;
  if (!changes) return;
  const { isTypeOf } = type;
  type.isTypeOf = (object, context: Context, info) => {
    if (context.reads) note(context, changes(object, {}, context));
    return isTypeOf ? isTypeOf(object, context, info) : true;
  };
}

function recordFields(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const changes = field.extensions['changedBy'] as Changes | undefined;
    if (!changes) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context: Context, info) => {
      if (context.reads) note(context, changes(source, args, context));
      return resolve(source, args, context, info);
    };
  }
}

function note({ reads }: Context, keys: readonly string[]): void {
  if (reads) for (const key of keys) reads.add(key);
}
