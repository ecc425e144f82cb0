import { $ZodObjectJIT, type $ZodType, type $ZodTypes } from 'zod/v4/core';

/**
 * Lets the objects in a schema be parsed by code made for them, which takes half as long. It is Zod's own, and what its
 * large edition does anyway; the contract is written in the small one, for the pages. What passes stays the same.
 */
export function quicken(schema: $ZodType, done = new Set<$ZodType>()): void {
  if (done.has(schema)) return;
  done.add(schema);
  const { _zod: internals } = schema;
  const def = internals.def as $ZodTypes['_zod']['def'];
  for (const part of partsOf(def)) quicken(part, done);
  if (def.type !== 'object') return;
  const slow = internals.parse;
  $ZodObjectJIT.init(schema as never, def);
  // Without checks of its own an object is run by what parsed it when it was made.
  if (internals.run === slow) internals.run = internals.parse;
}

function partsOf(def: $ZodTypes['_zod']['def']): readonly $ZodType[] {
  switch (def.type) {
    case 'object':
      return Object.values(def.shape);
    case 'array':
      return [def.element];
    case 'union':
      return def.options;
    case 'nullable':
    case 'optional':
      return [def.innerType];
    default:
      return [];
  }
}
