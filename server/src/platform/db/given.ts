import { type SQL, sql } from 'drizzle-orm';

/**
 * Places in a kept query where values go, said with their kind. A bare place costs a new plan with each new value where
 * tables are joined or a range is read: SQLite as we get it would look whether its samples of that value say anything.
 * That is most of what such a query costs, and there are no samples.
 */
export const givenText = (name: string): SQL => sql`cast(${sql.placeholder(name)} as text)`;
export const givenNumber = (name: string): SQL => sql`cast(${sql.placeholder(name)} as bigint)`;
