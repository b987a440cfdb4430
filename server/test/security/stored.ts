import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Stage } from './stage';

/** Every document of every collection, without what is drawn by lot; as text, in an order that does not depend on ids. */
export async function contentsOf(stage: Stage): Promise<Record<string, string[]>> {
  const connection = stage.world.spec.app.get<Connection>(getConnectionToken());
  const contents: Record<string, string[]> = {};
  for (const { collection } of Object.values(connection.models)) {
    const documents = await collection.find({}, PARTS[collection.collectionName]).toArray();
    contents[collection.collectionName] = documents.map(maskedText).sort();
  }
  return contents;
}

/** The audit's line about a message is written after the answer: which number it gets is by lot. */
const PARTS: Readonly<Record<string, object>> = { audit: { projection: { _id: 0 } } };

const DRAWN_ID = /\b([a-z]{3})_01(?!J0000)[0-9A-HJKMNP-TV-Z]{24}\b/g;
const DRAWN_SECRET = /"[A-Za-z0-9_-]{22,}"/g;
const PASSWORD_HASH = /"\$argon2[^"]*"/g;

export function maskedText(document: unknown): string {
  return JSON.stringify(document)
    .replace(DRAWN_ID, '$1_drawn')
    .replace(PASSWORD_HASH, '"hash"')
    .replace(DRAWN_SECRET, (text) =>
      /^"(?:[a-z]{3}_01J0000|A{22})/.test(text) ? text : '"drawn"',
    );
}
