/** Type bytes of the BSON format. */
export const BsonType = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  maxKey: 127,
  minKey: 255,
} as const;

/** Levels of nesting that MongoDB stores. */
export const MAX_DEPTH = 180;

/** Bytes of the largest document a client may store. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Bytes of the largest document the server itself may write: a stored one plus the reply around it. */
export const MAX_INTERNAL_BYTES = MAX_DOCUMENT_BYTES + 16 * 1024;
