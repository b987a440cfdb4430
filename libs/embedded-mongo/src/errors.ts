import type { Doc } from './bson/value';

/** MongoDB's error codes by name; what is not here has the name `Location<code>`. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  HostUnreachable: 6,
  UnknownError: 8,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  ProtocolError: 17,
  IllegalOperation: 20,
  InvalidBSON: 22,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  InvalidDBRef: 55,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  IndexAlreadyExists: 68,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NetworkTimeout: 89,
  OperationFailed: 96,
  WriteConflict: 112,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  ExceededMemoryLimit: 146,
  InvalidPipelineOperator: 168,
  CommandNotSupportedOnView: 166,
  OptionNotSupportedOnView: 167,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  IncompatibleCollationVersion: 161,
  NoSuchTransaction: 251,
  TransactionTooOld: 225,
  ConversionFailure: 241,
  OperationNotSupportedInTransaction: 263,
  TransactionCommitted: 256,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  NoQueryExecutionPlans: 291,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  IndexBuildAborted: 276,
  InvalidResumeToken: 260,
  NotImplemented: 238,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  Interrupted: 11601,
  OutOfDiskSpace: 14031,
} as const;

export type CodeName = keyof typeof CODES;

/** A refusal as a MongoDB client expects it: number, name, message, labels, and more fields for the reply. */
export class MongoError extends Error {
  readonly labels: string[] = [];

  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly extra: Doc = new Map(),
  ) {
    super(message);
    this.name = 'MongoError';
  }
}

/** A refusal by the name of its code. */
export const failure = (name: CodeName, message: string, extra?: Doc): MongoError =>
  new MongoError(CODES[name], name, message, extra);

/** A refusal that MongoDB knows only by number. */
export const location = (code: number, message: string): MongoError =>
  new MongoError(code, `Location${code}`, message);

export const badValue = (message: string): MongoError => failure('BadValue', message);

export const failedToParse = (message: string): MongoError => failure('FailedToParse', message);

export const typeMismatch = (message: string): MongoError => failure('TypeMismatch', message);
