/** What was written of one collection or view. */
export interface Counted {
  namespace: string;
  kind: 'collection' | 'view';
  documents: number;
  /** Bytes of the documents, uncompressed. */
  bytes: number;
  indexes: number;
}

/** Told while documents go over. */
export type OnProgress = (namespace: string, documents: number) => void;
