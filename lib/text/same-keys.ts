/** The shape of a catalog with the wording left open: a translation has exactly these keys. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
