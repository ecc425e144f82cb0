import { registerHooks } from 'node:module';

/**
 * To be imported before everything else. For each module Node 24 reads what the package says of itself, and parses all of
 * it anew; that of drizzle-orm is 180 kB, and it has some hundred modules: half of the time a start took. How its
 * modules name each other leaves nothing to look up.
 */
const DRIZZLE = '/node_modules/drizzle-orm/';

registerHooks({
  resolve(specifier, context, next) {
    const isInside = specifier.startsWith('.') && specifier.endsWith('.js');
    if (!isInside || !context.parentURL?.includes(DRIZZLE)) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
  },
});
