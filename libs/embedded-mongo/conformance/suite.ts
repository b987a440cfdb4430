import { EJSON } from 'bson';
import type { Document } from 'mongodb';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One call of a test: `name` on the entity `object`, and what must come of it. */
export interface Operation {
  name: string;
  object: string;
  arguments?: Document;
  expectResult?: unknown;
  expectError?: Document;
  saveResultAsEntity?: string;
  ignoreResultAndError?: boolean;
}

export interface ExpectedEvents {
  client: string;
  eventType?: 'command' | 'cmap' | 'sdam';
  ignoreExtraEvents?: boolean;
  events: Document[];
}

/** Documents of one collection, before a test or after it. */
export interface CollectionData {
  collectionName: string;
  databaseName: string;
  createOptions?: Document;
  documents: Document[];
}

export interface SpecTest {
  description: string;
  skipReason?: string;
  runOnRequirements?: Document[];
  operations: Operation[];
  expectEvents?: ExpectedEvents[];
  outcome?: CollectionData[];
}

/** One file of the unified test format. */
export interface SpecFile {
  /** Path below the data, such as `crud/unified/find.json`. */
  path: string;
  /** The first part of the path. */
  folder: string;
  runOnRequirements?: Document[];
  createEntities?: Document[];
  initialData?: CollectionData[];
  tests: SpecTest[];
}

/** Every file below `data`, folder by folder; undefined when there is no such directory. */
export function readSuite(data: string): SpecFile[] | undefined {
  if (!existsSync(data)) return undefined;
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(data, join(entry.parentPath, entry.name)))
    .sort()
    .map((path) => readFile(data, path));
}

function readFile(data: string, path: string): SpecFile {
  const content: Document = EJSON.parse(readFileSync(join(data, path), 'utf8'));
  const [folder = ''] = path.split(/[/\\]/);
  return { ...content, path, folder, tests: content['tests'] };
}
