/** An object as it travels: nothing is known of its members until a schema has read them. */
export type Json = Readonly<Record<string, unknown>>;
