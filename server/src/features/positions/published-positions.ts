import { Injectable } from '@nestjs/common';
import { AdoptionNumber } from '@passerelle/contracts/positions';
import type {
  PublishedPosition,
  PublishedPositionList,
} from '@passerelle/contracts/published-positions';
import { Refusal } from '../../platform/errors/refusal';
import { BodyService } from '../bodies/body.service';
import { AdoptionRepository, type Published } from './adoption.repository';
import { adoptionOf } from './position-shapes';

const PAGE = 50;

/** Adopted texts, for everybody: no caller is asked for. */
@Injectable()
export class PublishedPositions {
  constructor(
    private readonly adoptions: AdoptionRepository,
    private readonly bodies: BodyService,
  ) {}

  async list(after: string | undefined): Promise<PublishedPositionList> {
    const cursor = AdoptionNumber.optional().safeParse(after).data;
    const found = await this.adoptions.list(cursor, PAGE + 1);
    const page = found.slice(0, PAGE);
    const shown = await this.shown(page);
    const last = page.at(-1);
    return {
      items: shown.map(({ adoption, ...fields }) => ({
        ...fields,
        ...{ number: adoption.number, date: adoption.date },
      })),
      ...(last && found.length > PAGE && { next: last.number }),
    };
  }

  async read(number: AdoptionNumber): Promise<PublishedPosition> {
    const published = await this.adoptions.numbered(number);
    const [shown] = await this.shown(published ? [published] : []);
    if (!shown) throw new Refusal('request/not-found');
    return shown;
  }

  private async shown(published: readonly Published[]): Promise<PublishedPosition[]> {
    const bodies = await this.bodies.named(published.map((one) => one.bodyId));
    return published.flatMap((one) => {
      const body = bodies.get(one.bodyId);
      const { kind, title, language, themes, sdgs } = one;
      const text = { id: one.positionId, kind, title, language, themes, sdgs };
      return body ? { ...text, body: body.name, adoption: adoptionOf(one) } : [];
    });
  }
}
