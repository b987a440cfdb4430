/** A test that fails for a reason that is understood and listed in the README. */
export interface KnownFailure {
  file: string;
  test: string;
  cause: string;
}

const OMITS_FALSE = 'the driver leaves bypassDocumentValidation out when it is false';
const REPLACES_NULL = 'the driver puts an ObjectId in place of an _id that is null';

const TELLS_TRIED_IDS =
  'when the connection is lost twice the driver also lists the _id that it could not insert';

export const KNOWN_FAILURES: readonly KnownFailure[] = [
  ...[
    'Aggregate with $out',
    'BulkWrite',
    'FindOneAndReplace',
    'FindOneAndUpdate',
    'InsertMany',
  ].map((operation) => ({
    file: 'crud/unified/bypassDocumentValidation.json',
    test: `${operation} passes bypassDocumentValidation: false`,
    cause: OMITS_FALSE,
  })),
  ...['insertOne', 'insertMany', 'bulkWrite'].map((operation) => ({
    file: 'crud/unified/create-null-ids.json',
    test: `inserting _id with type null via ${operation}`,
    cause: REPLACES_NULL,
  })),
  {
    file: 'retryable-writes/unified/bulkWrite.json',
    test: 'First insertOne is never committed',
    cause: TELLS_TRIED_IDS,
  },
  {
    file: 'collection-management/timeseries-collection.json',
    test: 'insertMany with duplicate ids',
    cause: 'a time series is stored as a plain collection here: its _id is unique',
  },
];

/** The cause of a failure that is understood. */
export function knownCause(file: string, test: string): string | undefined {
  return KNOWN_FAILURES.find((known) => known.file === file && known.test === test)?.cause;
}
