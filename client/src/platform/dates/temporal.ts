/** Calendar arithmetic across daylight-saving changes. Fetched only where a page computes with dates. */
export async function temporal(): Promise<typeof import('temporal-polyfill').Temporal> {
  const { Temporal } = await import('temporal-polyfill');
  return Temporal;
}
