import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PreparedOperation } from './operations.ts';

/** Put on a field whose value is the property of its name, for everybody alike and whatever the scopes. */
export const PLAIN = { plain: true } as const;

/** Put on a field whose value is made of its object alone, for everybody alike and whatever the scopes. */
export function plainly<T extends object>(make: (object: T) => unknown): object {
  return { plain: true, make };
}
/** Put on a subscription whose resolver hands on the event as it is. */
export const PASSES_EVENTS = { passesEvents: true } as const;

interface PlannedField {
  /** As JSON text, with its colon. */
  label: string;
  name: string;
  type: GraphQLOutputType;
  make: ((object: object) => unknown) | null;
}

/**
 * An operation of one root field that answers with a leaf, or with an object of which plain leaf fields are selected.
 * The hot operations have this form: their answer is written from the value at once, without walking a selection.
 */
export interface FlatPlan {
  /** Equal for selections that answer alike. */
  key: string;
  rootName: string;
  root: FieldNode;
  field: GraphQLField<unknown, unknown>;
  parent: GraphQLObjectType;
  fragments: Record<string, FragmentDefinitionNode>;
  /** Null: the value is a leaf itself. */
  fields: PlannedField[] | null;
}

const plans = new WeakMap<OperationDefinitionNode, FlatPlan | null>();

/** The plan of an operation, made once for each parsed text; null when it has another form. Fails closed. */
export function planFlat(prepared: PreparedOperation): FlatPlan | null {
  const { operation } = prepared;
  let plan = plans.get(operation);
  if (plan === undefined) plans.set(operation, (plan = makePlan(prepared)));
  return plan;
}

function makePlan({ schema, document, operation }: PreparedOperation): FlatPlan | null {
  const [root, ...others] = operation.selectionSet.selections;
  if (others.length > 0 || root?.kind !== Kind.FIELD) return null;
  if (root.directives?.length || operation.directives?.length) return null;
  const parent = schema.getRootType(operation.operation);
  const field = parent?.getFields()[root.name.value];
  if (!parent || !field?.resolve) return null;
  const fragments = fragmentsOf(document);
  const fields = plannedFields(field.type, root, fragments);
  if (fields === undefined) return null;
  const rootName = nameOf(root);
  const selected = fields?.map(({ label, name }) => `${label}${name}`).join(' ') ?? '';
  return { key: `${field.name} ${rootName} ${selected}`, rootName, root, field, parent, fragments, fields };
}

/** Undefined: not flat. */
function plannedFields(
  type: GraphQLOutputType,
  root: FieldNode,
  fragments: Record<string, FragmentDefinitionNode>,
): PlannedField[] | null | undefined {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isLeafType(bare)) return null;
  if (!isObjectType(bare) || !root.selectionSet) return undefined;
  const found = new Map<string, PlannedField>();
  return collect(root.selectionSet, bare, fragments, found) ? [...found.values()] : undefined;
}

function collect(
  set: SelectionSetNode,
  type: GraphQLObjectType,
  fragments: Record<string, FragmentDefinitionNode>,
  found: Map<string, PlannedField>,
): boolean {
  return set.selections.every((selection) => {
    if (selection.directives?.length) return false;
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value];
      if (!field || field.extensions['plain'] !== true) return false;
      if (!isLeafType(isNonNullType(field.type) ? field.type.ofType : field.type)) return false;
      const label = `${JSON.stringify(nameOf(selection))}:`;
      if (!found.has(label)) found.set(label, plannedField(label, field));
      return true;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments[selection.name.value]?.selectionSet;
    return inner !== undefined && collect(inner, type, fragments, found);
  });
}

function plannedField(label: string, field: GraphQLField<unknown, unknown>): PlannedField {
  const make = field.extensions['make'] as PlannedField['make'] | undefined;
  return { label, name: field.name, type: field.type, make: make ?? null };
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const found: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const part of document.definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) found[part.name.value] = part;
  }
  return found;
}

function nameOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

/** The execution result as JSON text. Throws where a value must be and is not. */
export function writeFlat(value: unknown, { rootName, field, fields }: FlatPlan): string {
  const root = JSON.stringify(rootName);
  if (!fields || value == null) return `{"data":{${root}:${leafText(value, field.type, field.name)}}}`;
  const record = value as Record<string, unknown>;
  const texts = fields.map(
    ({ label, name, type, make }) => label + leafText(make ? make(record) : record[name], type, name),
  );
  return `{"data":{${root}:{${texts.join(',')}}}}`;
}

function leafText(value: unknown, type: GraphQLOutputType, name: string): string {
  if (value == null) {
    if (isNonNullType(type)) throw new Error(`Cannot return null for non-nullable field ${name}.`);
    return 'null';
  }
  const leaf = getNamedType(type);
  return JSON.stringify(isLeafType(leaf) ? leaf.serialize(value) : value);
}
