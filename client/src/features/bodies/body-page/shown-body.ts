import { Injectable, computed, inject, signal } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import { asProblem } from '../../../platform/problems/problem-error';
import { BodyApi } from '../body-api';

/** The body that a page and its tabs show. Provided by that page; say which one with `id`. */
@Injectable()
export class ShownBody {
  readonly id = signal<BodyId | undefined>(undefined);
  readonly reads = inject(BodyApi).one(this.id);
  readonly page = computed(() => (this.reads.hasValue() ? this.reads.value() : undefined));
  readonly problem = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
}
