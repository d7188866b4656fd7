import type { ASTVisitor, ValidationContext } from 'graphql';
import { createGraphQLError, type Plugin } from 'graphql-yoga';

/** Refuses every query that asks about the schema, as a server with introspection switched off does. */
export const noIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(refuseSchemaFields);
  },
};

function refuseSchemaFields(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const name = node.name.value;
      if (name !== '__schema' && name !== '__type') return;
      const on = context.getParentType()?.name;
      context.reportError(
        createGraphQLError(`Field '${name}' doesn't exist on type '${on}'`, { nodes: node }),
      );
    },
  };
}
