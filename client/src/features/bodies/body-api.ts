import { Service } from '@angular/core';
import { BodyList, BodyPage, ChartedBody, SeatCard, bodyPaths } from '@passerelle/contracts/bodies';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import * as z from 'zod';
import { reading } from '../../platform/http/api';

/** Bodies that the reader may know of. Each read is called inside a component. */
@Service()
export class BodyApi {
  list() {
    return reading(BodyList, () => bodyPaths.list());
  }

  one(body: () => BodyId | undefined) {
    return reading(BodyPage, () => {
      const id = body();
      return id && bodyPaths.one(id);
    });
  }

  /** Who sat in it at an instant; nothing is asked while `at` gives none. */
  composition(body: () => BodyId | undefined, at: () => Instant | undefined) {
    return reading(z.array(SeatCard), () => {
      const [id, instant] = [body(), at()];
      return id && instant && bodyPaths.composition(id, instant);
    });
  }

  /** Every body with those who preside and report. */
  chart() {
    return reading(z.array(ChartedBody), () => bodyPaths.chart());
  }
}
