import { sql } from 'kysely';

/**
 * Today in the city, as SQL. `current_date` is the day where the database session thinks it is, which on most servers is UTC: until eight
 * in the morning that is yesterday.
 */
export const cityToday = sql<string>`(now() at time zone 'Asia/Shanghai')::date`;
