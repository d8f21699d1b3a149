/**
 * Makes objects of an entity's class out of rows, without the ORM: for lists that are only read. The ORM watches what is
 * assigned to its entities by setters on their prototype; a prototype in between, with plain properties, lets them alone.
 */
export function rowClass<Entity extends object, Field extends keyof Entity>(
  entity: abstract new () => Entity,
  fields: readonly Field[],
): (row: Pick<Entity, Field>) => Entity {
  function Row(this: Pick<Entity, Field>, row: Pick<Entity, Field>): void {
    for (const field of fields) this[field] = row[field];
  }
  const plain = fields.map((field) => [field, { value: undefined, writable: true, configurable: true }]);
  Row.prototype = Object.create(entity.prototype as object, Object.fromEntries(plain));
  const Constructor = Row as unknown as new (row: Pick<Entity, Field>) => Entity;
  return (row) => new Constructor(row);
}
