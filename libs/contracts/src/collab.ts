import * as z from 'zod';

/** The line on which several people write one text. */
export const COLLAB_PATH = '/collab';

/** A stretch of text in one style; a line break is a line feed. */
export const RichRun = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
});
export type RichRun = z.infer<typeof RichRun>;

/** What was written together, as blocks: the only shape in which it leaves the editor. */
export const RichBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(2), z.literal(3)]),
    runs: z.array(RichRun),
  }),
  z.object({ kind: z.literal('paragraph'), runs: z.array(RichRun) }),
  z.object({ kind: z.literal('quote'), runs: z.array(RichRun) }),
  z.object({
    kind: z.literal('item'),
    ordered: z.boolean(),
    /** 0 for an item of an outermost list. */
    depth: z.int(),
    runs: z.array(RichRun),
  }),
]);
export type RichBlock = z.infer<typeof RichBlock>;
