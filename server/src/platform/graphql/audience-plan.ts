import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { reaches, type Audience, type Context, type RolesOf } from './context.ts';
import type { Spaces } from './declarations.ts';
import type { PreparedOperation } from './operations.ts';

interface Root {
  node: FieldNode;
  field: GraphQLField<unknown, unknown>;
}

const plans = new WeakMap<OperationDefinitionNode, Root[] | null>();

/**
 * On behalf of whom an operation can be executed once for many: everybody with this account's roles in the spaces that
 * its root fields look into. Null when it has to be executed for each viewer: nobody is signed in, or a field that it
 * selects is not declared shareable. Fails closed.
 */
export async function audienceOf(
  prepared: PreparedOperation,
  { viewer, instances }: Pick<Context, 'viewer' | 'instances'>,
  rolesOf: RolesOf,
): Promise<Audience | null> {
  const roots = rootsOf(prepared);
  if (!roots || !viewer) return null;
  const { operation, schema, variableValues } = prepared;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
  if (!coerced) return null;
  const wanted = new Set<string>();
  let all = false;
  for (const { node, field } of roots) {
    const spaces = await spacesOf(node, field, coerced, instances);
    if (!spaces) return null;
    if (spaces === 'ALL') all = true;
    else for (const id of spaces) wanted.add(id);
  }
  // A list of one's own spaces beside a space that one merely visits: the audience could not tell them apart.
  const found = await rolesOf(viewer.accountId, all ? 'ALL' : [...wanted]);
  if (!found || (all && [...wanted].some((id) => !found.has(id)))) return null;
  const { scopes, spaces = null } = viewer.credential;
  return {
    roles: new Map([...found].filter(([id]) => reaches(viewer, id))),
    scopes,
    spaces: spaces && new Set([...spaces].filter((id) => all || wanted.has(id))),
  };
}

/** Null when an argument does not fit: execution says so to each. */
function spacesOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
  instances: Context['instances'],
): ReturnType<Spaces> {
  try {
    return (field.extensions['sharedIn'] as Spaces)(getArgumentValues(field, node, variables), instances);
  } catch {
    return null;
  }
}

function rootsOf(prepared: PreparedOperation): Root[] | null {
  const { operation } = prepared;
  let plan = plans.get(operation);
  if (plan === undefined) plans.set(operation, (plan = makePlan(prepared)));
  return plan;
}

function makePlan({ schema, document, operation }: PreparedOperation): Root[] | null {
  const fragments = new Map(
    document.definitions.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part.selectionSet] as const] : [],
    ),
  );
  const type = schema.getRootType(operation.operation);
  if (!type) return null;
  const roots: Root[] = [];
  const walk = (set: SelectionSetNode, within: GraphQLCompositeType): boolean =>
    set.selections.every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD || selection.kind === Kind.INLINE_FRAGMENT) {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection.selectionSet
            : fragments.get(selection.name.value);
        return inner !== undefined && walk(inner, conditionOf(selection, document, schema) ?? within);
      }
      if (selection.name.value === '__typename') return true;
      const fields = fieldsOf(schema, within, selection.name.value);
      if (!fields?.every(isShareable)) return false;
      const [field] = fields;
      if (within === type) {
        if (typeof field!.extensions['sharedIn'] !== 'function') return false;
        roots.push({ node: selection, field: field! });
      }
      const inner = getNamedType(field!.type);
      return !selection.selectionSet || (isCompositeType(inner) && walk(selection.selectionSet, inner));
    });
  return walk(operation.selectionSet, type) ? roots : null;
}

function conditionOf(
  selection: Extract<
    SelectionSetNode['selections'][number],
    { kind: Kind.FRAGMENT_SPREAD | Kind.INLINE_FRAGMENT }
  >,
  document: PreparedOperation['document'],
  schema: GraphQLSchema,
): GraphQLCompositeType | null {
  const definition =
    selection.kind === Kind.INLINE_FRAGMENT
      ? selection
      : document.definitions.find(
          (part) => part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === selection.name.value,
        );
  const name = definition && 'typeCondition' in definition ? definition.typeCondition?.name.value : undefined;
  return name ? (schema.getType(name) as GraphQLCompositeType) : null;
}

/** The field as it may turn out to be: of an interface, that of every type that implements it. */
function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown>[] | null {
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const fields = types.map((each) => (isObjectType(each) ? each.getFields()[name] : undefined));
  return fields.length > 0 && fields.every((field) => field !== undefined) ? fields : null;
}

function isShareable({ extensions }: GraphQLField<unknown, unknown>): boolean {
  return extensions['plain'] === true || extensions['shareable'] === true;
}
