/** `2026-05-01T10:00:00.000Z`, as MongoDB writes dates. Errors: RangeError for a date outside of JavaScript's range. */
export const isoDate = (date: Date): string => date.toISOString();
