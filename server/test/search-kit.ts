import { searchPaths, type SearchAnswer } from '@passerelle/contracts/search';
import type { Agent } from './app-for-specs';

export async function searched(
  agent: Agent,
  q: string,
  over: Record<string, string> = {},
): Promise<SearchAnswer> {
  const { body } = await agent
    .get(searchPaths.find())
    .query({ q, ...over })
    .expect(200);
  return body as SearchAnswer;
}

/** The index follows the database a moment later: asks until so many are found, for five seconds at most. */
export async function searchedUntil(
  agent: Agent,
  q: string,
  count: number,
  over: Record<string, string> = {},
): Promise<SearchAnswer> {
  for (const end = Date.now() + 5_000; ;) {
    const answer = await searched(agent, q, over);
    if (answer.hits.length === count) return answer;
    if (Date.now() > end) throw new Error(`${answer.hits.length} hits for ${q}, not ${count}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
