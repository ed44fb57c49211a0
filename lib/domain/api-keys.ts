/** A key may live this long at most. */
export const longestKeyDays = 365;

/** Requests a minute of a key that nobody said anything else about. */
export const usualRate = 600;
