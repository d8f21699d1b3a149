import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { PreparedOperation } from './operations.ts';

/** Put on a field whose value is a property of the event and the same for everybody who may hear the event. */
export const SHAREABLE = { shareable: true } as const;

interface PlannedField {
  responseName: string;
  field: GraphQLField<unknown, unknown>;
}

/**
 * How a subscription's events become its answers without being executed for each listener: the operation selects one
 * root field and of it only shareable leaf fields, without directives. The answer then depends on the event and the
 * selection alone, and is written once for all who asked alike.
 */
export interface SharedPlan {
  /** Equal for selections that answer alike. */
  key: string;
  rootName: string;
  fields: PlannedField[];
}

/** The plan of an operation; null when it has to be executed for each listener. Fails closed. */
export function planShared({ schema, document, operation }: PreparedOperation): SharedPlan | null {
  const [root, ...others] = operation.selectionSet.selections;
  if (operation.operation !== 'subscription' || others.length > 0 || root?.kind !== Kind.FIELD) return null;
  if (root.directives?.length || operation.directives?.length) return null;
  const type = schema.getSubscriptionType()?.getFields()[root.name.value]?.type;
  if (!type || !isNonNullType(type) || !isObjectType(type.ofType) || !root.selectionSet) return null;
  const fragments = new Map(
    document.definitions.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part.selectionSet] as const] : [],
    ),
  );
  const fields = new Map<string, PlannedField>();
  if (!collect(root.selectionSet, type.ofType, fragments, fields)) return null;
  const rootName = nameOf(root);
  const parts = [...fields.values()].map(({ responseName, field }) => `${responseName}:${field.name}`);
  return {
    key: `${type.ofType.name} ${rootName} ${parts.join(' ')}`,
    rootName,
    fields: [...fields.values()],
  };
}

function collect(
  set: SelectionSetNode,
  type: GraphQLObjectType,
  fragments: ReadonlyMap<string, SelectionSetNode>,
  found: Map<string, PlannedField>,
): boolean {
  return set.selections.every((selection) => {
    if (selection.directives?.length) return false;
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value];
      if (!field || field.extensions['shareable'] !== true || !isLeafType(getNamedType(field.type)))
        return false;
      const responseName = nameOf(selection);
      if (!found.has(responseName)) found.set(responseName, { responseName, field });
      return true;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value);
    return inner !== undefined && collect(inner, type, fragments, found);
  });
}

function nameOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

/** Answers by event and plan: the same event object goes to all listeners of a room. */
const written = new WeakMap<object, Map<string, string>>();

/** The answer to an event as JSON text of an execution result; written once for each event and plan. */
export function sharedPayload(event: object, plan: SharedPlan): string {
  let answers = written.get(event);
  if (!answers) written.set(event, (answers = new Map()));
  let answer = answers.get(plan.key);
  if (answer === undefined) answers.set(plan.key, (answer = writeAnswer(event, plan)));
  return answer;
}

function writeAnswer(event: object, { rootName, fields }: SharedPlan): string {
  const values = fields.map(({ responseName, field }) => {
    const value = (event as Record<string, unknown>)[field.name] ?? null;
    const type = getNamedType(field.type);
    if (value === null && isNonNullType(field.type)) throw new Error(`an event lacks its ${field.name}`);
    const text = value === null ? 'null' : JSON.stringify(isLeafType(type) ? type.serialize(value) : value);
    return `${JSON.stringify(responseName)}:${text}`;
  });
  return `{"data":{${JSON.stringify(rootName)}:{${values.join(',')}}}}`;
}
