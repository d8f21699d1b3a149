import { Kind, type SelectionNode } from 'graphql';
import type { PreparedOperation } from './operations.ts';

/** What a subscription's one root field says of itself. */
export function rootExtensions({ schema, document, operation }: PreparedOperation): Record<string, unknown> {
  let root: SelectionNode | undefined = operation.selectionSet.selections[0];
  while (root && root.kind !== Kind.FIELD) {
    const { name } = root.kind === Kind.FRAGMENT_SPREAD ? root : {};
    const spread = document.definitions.find(
      (part) => part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === name?.value,
    );
    const fragment = root.kind === Kind.INLINE_FRAGMENT ? root : spread;
    root = fragment && 'selectionSet' in fragment ? fragment.selectionSet.selections[0] : undefined;
  }
  const fields = schema.getRootType(operation.operation)?.getFields();
  return (root && fields?.[root.name.value]?.extensions) ?? {};
}
