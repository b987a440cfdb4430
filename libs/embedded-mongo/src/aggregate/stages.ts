import type { StageMaker } from './stage';
import { bucketStages } from './stages/bucket';
import { combineStages } from './stages/combine';
import { graphLookupStages } from './stages/graph-lookup';
import { groupStages } from './stages/group';
import { lookupStages } from './stages/lookup';
import { orderStages } from './stages/order';
import { redactStages } from './stages/redact';
import { shapeStages } from './stages/shape';
import { unwindStages } from './stages/unwind';
import { windowStages } from './stages/window';

/** Every pipeline stage by its name, but for those that write. */
export const stageMakers: ReadonlyMap<string, StageMaker> = new Map(
  Object.entries({
    ...bucketStages,
    ...combineStages,
    ...graphLookupStages,
    ...groupStages,
    ...lookupStages,
    ...orderStages,
    ...redactStages,
    ...shapeStages,
    ...unwindStages,
    ...windowStages,
  }),
);
