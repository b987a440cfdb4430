import type { StageMaker } from './stage';
import { shapeStages } from './stages/shape';

/** Every pipeline stage by its name, but for those that write. */
export const stageMakers: ReadonlyMap<string, StageMaker> = new Map(
  Object.entries({
    ...shapeStages,
  }),
);
