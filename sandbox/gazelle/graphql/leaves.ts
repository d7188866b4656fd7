import type { GraphQLSchema, ValueNode } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';

/**
 * Makes the schema's scalars and enums strict about what they are asked and lenient about what they answer: stored
 * values go out as they are, an enum value this SDL does not know yet included, as the real API may do any day.
 */
export function loosenLeaves(schema: GraphQLSchema): void {
  const asStored = (value: unknown) => value;
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.astNode?.kind === 'EnumTypeDefinition') Object.assign(type, { serialize: asStored });
  }
  readsOnly('CoreDate', /^\d{4}-\d{2}-\d{2}$/);
  readsOnly('CoreDateTime', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/);

  function readsOnly(name: string, shape: RegExp): void {
    const type = schema.getType(name);
    if (!type) throw new Error(`The SDL has no scalar ${name}`);
    const parseValue = (value: unknown) => {
      if (typeof value === 'string' && shape.test(value) && !Number.isNaN(Date.parse(value))) return value;
      throw createGraphQLError(`${JSON.stringify(value)} is not a ${name}`);
    };
    const parseLiteral = (node: ValueNode) => parseValue('value' in node ? node.value : null);
    Object.assign(type, { serialize: asStored, parseValue, parseLiteral });
  }
}
