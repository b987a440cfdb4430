import { createHash } from 'node:crypto';
import type { AnyKeys, Model } from 'mongoose';
import { Refusal } from '../errors/refusal';
import type { Transaction } from './transactions';

/** Documents made by a command carry what the command said, so that its retry is told from another command. */
export interface CreatedOnce {
  _id: string;
  /** SHA-256 of the creating command. */
  creation: string;
}

export function fingerprint(command: unknown): string {
  return createHash('sha256').update(canonical(command)).digest('base64url');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (value && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

export function isDuplicate(error: unknown, field?: string): boolean {
  const { code, keyPattern } = (error ?? {}) as {
    code?: number;
    keyPattern?: Record<string, unknown>;
  };
  return code === 11000 && (!field || (!!keyPattern && field in keyPattern));
}

/**
 * Inserts a document whose id the caller made. The same command again finds the first one and changes nothing;
 * the same id with other content is refused (`request/key-reused`).
 * Inside a transaction a duplicate aborts it: call it first there, and let the retry come from outside.
 */
export async function createOnce<T extends CreatedOnce>(
  model: Model<T>,
  document: AnyKeys<T> & { _id: string },
  command: unknown,
  transaction?: Transaction,
): Promise<'created' | 'already'> {
  const creation = fingerprint(command);
  try {
    await model.create([{ ...document, creation }] as never, { session: transaction ?? null });
    return 'created';
  } catch (error) {
    if (!isDuplicate(error, '_id') || transaction) throw error;
    const stored = await model.findById(document._id).select('creation').lean<CreatedOnce>();
    if (stored?.creation === creation) return 'already';
    throw new Refusal('request/key-reused');
  }
}
