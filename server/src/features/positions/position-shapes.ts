import { createHash } from 'node:crypto';
import type { PositionText } from '@passerelle/contracts/position-text';
import type { Adoption, Position } from '@passerelle/contracts/positions';
import { canonicalPosition } from '@passerelle/rules/positions/canonical';
import type { Published } from './adoption.repository';
import type { StoredPosition } from './position.repository';

export function adoptionOf({ number, date, ballotId, text, sha256 }: Published): Adoption {
  return { number, date, ballotId, text, sha256 };
}

export function positionOf(stored: StoredPosition, published?: Published): Position {
  const { id, kind, bodyId, title, language, themes, sdgs, status, text, revision } = stored;
  const { deadline, createdBy, createdAt, changedAt } = stored;
  return {
    ...{ id, kind, bodyId, title, language, themes, sdgs, status, text, revision },
    ...(deadline && { deadline }),
    ...{ createdBy, createdAt, changedAt },
    ...(published && { adoption: adoptionOf(published) }),
  };
}

/** An adopted position for those to whom the way to it is not open: the adopted text, and nobody's name. */
export function adoptedPosition(whole: Position): {
  position: Position;
  consolidated: PositionText;
} {
  const text = whole.adoption?.text ?? { recitals: [], articles: [] };
  const position = { ...whole, text };
  delete position.createdBy;
  delete position.deadline;
  return { position, consolidated: text };
}

/** Lower-case hex SHA-256 of the canonical form. */
export function fingerprintOf(
  position: Pick<Position, 'kind' | 'language' | 'title' | 'text'>,
): string {
  return createHash('sha256').update(canonicalPosition(position), 'utf8').digest('hex');
}
