import { Service } from '@angular/core';
import { BodyList, BodyPage, bodyPaths } from '@passerelle/contracts/bodies';
import type { BodyId } from '@passerelle/contracts/ids';
import { reading } from '../../platform/http/api';

/** Bodies that the reader may know of. Both are called inside a component. */
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
}
