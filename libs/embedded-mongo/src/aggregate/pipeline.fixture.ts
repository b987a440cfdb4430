import { docOf, plainOf, type Doc } from '../bson/value';
import { withoutPauses } from '../pause';
import { runPipeline, type AggregateEnv } from './run';

export const collections: Record<string, object[]> = {
  cities: [
    { _id: 1, name: 'Lyon', country: 'FR' },
    { _id: 2, name: 'Dakar', country: 'SN' },
    { _id: 3, name: 'Nice', country: 'FR' },
  ],
  tree: [
    { _id: 'a', parent: null },
    { _id: 'b', parent: 'a' },
    { _id: 'c', parent: 'b' },
    { _id: 'd', parent: 'c' },
  ],
};

/** Runs a pipeline given as plain objects; other collections are the ones above. */
export function run(
  stages: object[],
  input: object[] = [],
  more: Partial<AggregateEnv> = {},
): unknown[] {
  const source = (name: string): Doc[] => (collections[name] ?? []).map((doc) => docOf(doc));
  const result = runPipeline(
    stages.map((stage) => docOf(stage)),
    input.map((doc) => docOf(doc)),
    { source, ...more },
  );
  return [...withoutPauses(result)].map(plainOf);
}

export const people = [
  { _id: 1, city: 'Lyon', age: 30 },
  { _id: 2, city: 'Dakar', age: 40 },
  { _id: 3, city: 'Lyon', age: 50, tags: ['x', 'y'] },
];
