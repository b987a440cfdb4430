import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { EventId } from '@passerelle/contracts/ids';
import { Programme } from '@passerelle/contracts/programmes';
import type { Session } from '@passerelle/contracts/sessions';
import { EventRepository, type StoredEvent } from './event.repository';
import { ProgrammeRepository } from './programme.repository';
import { programmeRow } from './programme-row';

/** A programme as it goes over the wire. */
export interface PackedProgramme {
  /** Entity tag: the same bytes have the same tag. */
  readonly tag: string;
  readonly json: Buffer;
  readonly gzip: Buffer;
}

/** Programmes kept ready at once; the one that was not asked for the longest goes first. */
const MOST_KEPT = 16;

const compress = promisify(gzip);

/** By start, then room, then title. */
function inOrder(sessions: readonly Session[], roomNames: ReadonlyMap<string, string>): Session[] {
  const room = (session: Session) => (session.roomId && roomNames.get(session.roomId)) ?? '';
  return [...sessions].sort(
    (a, b) =>
      Date.parse(a.start) - Date.parse(b.start) ||
      room(a).localeCompare(room(b), 'fr', { numeric: true }) ||
      a.title.fr.localeCompare(b.title.fr, 'fr'),
  );
}

/**
 * Programmes packed once for each revision: thousands open the same programme in the same minute, most of them
 * over a weak network. The revision is read from the store at every request, so a kept page is never stale.
 */
@Injectable()
export class ProgrammePages {
  private readonly kept = new Map<EventId, { version: string; page: Promise<PackedProgramme> }>();

  constructor(
    private readonly events: EventRepository,
    private readonly programmes: ProgrammeRepository,
  ) {}

  of(event: StoredEvent): Promise<PackedProgramme> {
    const version = `${event.revision} ${event.changedAt}`;
    const known = this.kept.get(event.id);
    const page = known?.version === version ? known.page : this.pack(event);
    this.keep(event.id, version, page);
    return page;
  }

  private keep(id: EventId, version: string, page: Promise<PackedProgramme>): void {
    this.kept.delete(id);
    this.kept.set(id, { version, page });
    page.catch(() => this.kept.delete(id));
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > MOST_KEPT && oldest) this.kept.delete(oldest);
  }

  private async pack(event: StoredEvent): Promise<PackedProgramme> {
    const json = Buffer.from(JSON.stringify(await this.assemble(event)));
    const tag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
    return { tag, json, gzip: await compress(json) };
  }

  /** Reads again when the programme was changed in the middle: no page is half old, half new. */
  private async assemble(event: StoredEvent): Promise<Programme> {
    const { rooms, tracks, speakers, sessions } = await this.programmes.ofEvent(event.id, true);
    const now = await this.events.one(event.id);
    if (now && now.revision !== event.revision) return this.assemble(now);
    const names = new Map(rooms.map((room) => [room.id as string, room.name]));
    return Programme.parse({
      event,
      rooms,
      tracks,
      speakers,
      sessions: inOrder(sessions, names).map(programmeRow),
    });
  }
}
