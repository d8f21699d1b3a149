import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';

/** The same for every door: POST, GET, WebSocket and event stream. */
export const PARSE_OPTIONS = { maxTokens: LIMITS.graphqlTokens };
export const VALIDATION_OPTIONS = { maxErrors: 5 };

function limitError(limit: string, max: number): GraphQLError {
  return new GraphQLError(`More than ${max} (${limit}) in one operation.`, {
    extensions: { code: 'LIMIT', limit, max },
  });
}

/** Each introspection answers with all that the schema has: thirty of them in one operation take most of a second. */
const ALIAS_OF_SCHEMA = 10;

/**
 * Counts depth, fields and aliases with fragments spread, each at most so often that counting itself stays bounded.
 * The introspection's own fields are free of the depth rule: GraphiQL asks thirteen deep.
 */
class Measure {
  fields = 0;
  aliases = 0;
  depth = 0;

  constructor(private readonly context: ValidationContext) {}

  get isOver(): boolean {
    return (
      this.fields > LIMITS.graphqlFields ||
      this.aliases > LIMITS.graphqlAliases ||
      this.depth > LIMITS.graphqlDepth
    );
  }

  walk(set: SelectionSetNode, depth: number, inside: ReadonlySet<string>, introspects = false): void {
    for (const selection of set.selections) {
      if (this.isOver) return;
      if (selection.kind === Kind.FIELD) {
        this.fields += 1;
        const free = introspects || selection.name.value.startsWith('__');
        if (selection.alias) this.aliases += free && selection.selectionSet ? ALIAS_OF_SCHEMA : 1;
        if (!free) this.depth = Math.max(this.depth, depth);
        if (selection.selectionSet) this.walk(selection.selectionSet, depth + 1, inside, free);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.walk(selection.selectionSet, depth, inside, introspects);
      } else {
        const name = selection.name.value;
        const fragment = this.context.getFragment(name);
        // A ring is another rule's fault to name.
        if (!fragment || inside.has(name)) continue;
        this.walk(fragment.selectionSet, depth, new Set([...inside, name]), introspects);
      }
    }
  }
}

const sizeRule: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition(operation) {
    const measure = new Measure(context);
    measure.walk(operation.selectionSet, 1, new Set());
    if (measure.depth > LIMITS.graphqlDepth) context.reportError(limitError('depth', LIMITS.graphqlDepth));
    if (measure.aliases > LIMITS.graphqlAliases)
      context.reportError(limitError('aliases', LIMITS.graphqlAliases));
    if (measure.fields > LIMITS.graphqlFields)
      context.reportError(limitError('fields', LIMITS.graphqlFields));
  },
});

const oneOperationRule: ValidationRule = (context): ASTVisitor => ({
  Document(document) {
    const operations = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
    if (operations.length > 1) context.reportError(limitError('operations', 1));
  },
});

/** Beside GraphQL's own rules. */
export const LIMIT_RULES: ValidationRule[] = [sizeRule, oneOperationRule];
