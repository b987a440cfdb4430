import type { Doc, Value } from '../bson/value';
import { describeUpdate, type UpdateDescription } from '../update/diff';
import { disambiguate } from '../update/disambiguate';

/** What an update changed, as an event tells it; `expanded`: with the steps of paths that can be read in two ways. */
export function descriptionOf(before: Doc, after: Doc, expanded: boolean): Doc {
  const described = describeUpdate(before, after);
  const { updatedFields, removedFields, truncatedArrays } = described;
  const description = new Map<string, Value>([
    ['updatedFields', updatedFields],
    ['removedFields', removedFields],
    [
      'truncatedArrays',
      truncatedArrays.map(
        ({ field, newSize }) =>
          new Map<string, Value>([
            ['field', field],
            ['newSize', newSize],
          ]),
      ),
    ],
  ]);
  if (!expanded) return description;
  return description.set('disambiguatedPaths', ambiguousPaths(described, before, after));
}

function ambiguousPaths(
  { updatedFields, removedFields, truncatedArrays }: UpdateDescription,
  before: Doc,
  after: Doc,
): Doc {
  const paths: [path: string, doc: Doc][] = [
    ...[...updatedFields.keys()].map((path): [string, Doc] => [path, after]),
    ...removedFields.map((path): [string, Doc] => [path, before]),
    ...truncatedArrays.map(({ field }): [string, Doc] => [field, after]),
  ];
  return new Map(
    paths.flatMap(([path, doc]) => {
      const steps = disambiguate(path, doc);
      return steps ? [[path, steps] as const] : [];
    }),
  );
}
