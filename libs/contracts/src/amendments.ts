import * as z from 'zod';
import { AmendmentId, BallotId, OrganisationId, ParagraphId, PersonId, PositionId } from './ids';
import type { Fact } from './live';
import { PersonCard } from './people';
import { problems } from './problem-table';
import { Instant, Typed } from './primitives';
import { ArticleDraft, ParagraphDraft, ParagraphText } from './position-text';

/** What the target said when the amendment was written; room for the longest article. */
const BaseText = z.string().max(2_100_000);
const RequiredText = ParagraphText.pipe(z.string().min(1));
const NewParagraph = ParagraphDraft.extend({ text: RequiredText });

/**
 * What an amendment does. `target` is a recital, an article or a sub-paragraph; `baseText` is what it said then:
 * its own words (of an article, the heading), and for `delete`, `move` and `rewrite-article` of an article also its
 * sub-paragraphs, one a line (`baseTextFor` of the rules). New paragraphs bring their own ids.
 */
export const AmendmentChange = z.discriminatedUnion('kind', [
  /** Other words in a recital, a sub-paragraph or the heading of an article. */
  z.object({
    kind: z.literal('replace-text'),
    target: ParagraphId,
    baseText: BaseText,
    text: RequiredText,
  }),
  /** Recitals after a recital (null: first), sub-paragraphs after a sub-paragraph or at the head of an article. */
  z.object({
    kind: z.literal('insert-after'),
    target: ParagraphId.nullable(),
    baseText: BaseText,
    paragraphs: z.array(NewParagraph).min(1).max(20),
  }),
  z.object({ kind: z.literal('delete'), target: ParagraphId, baseText: BaseText }),
  /** Among its like: after another recital or article (null: first); a sub-paragraph also to the head of an article. */
  z.object({
    kind: z.literal('move'),
    target: ParagraphId,
    baseText: BaseText,
    after: ParagraphId.nullable(),
  }),
  /** A whole article said anew. Sub-paragraphs that remain keep their ids. */
  z.object({
    kind: z.literal('rewrite-article'),
    target: ParagraphId,
    baseText: BaseText,
    heading: ParagraphText,
    paragraphs: z.array(NewParagraph).min(1).max(200),
  }),
  /** An additional article after an article (null: first). */
  z.object({
    kind: z.literal('new-article'),
    target: ParagraphId.nullable(),
    baseText: BaseText,
    article: ArticleDraft.extend({ paragraphs: z.array(NewParagraph).min(1).max(200) }),
  }),
]);
export type AmendmentChange = z.infer<typeof AmendmentChange>;
export type AmendmentKind = AmendmentChange['kind'];

export const AmendmentState = z.enum(['tabled', 'to-rebase', 'voting', 'decided']);
export type AmendmentState = z.infer<typeof AmendmentState>;

/** Adopté, rejeté, retiré, tombé, non soutenu, satisfait ou sans objet. */
export const AmendmentOutcome = z.enum([
  'adopted',
  'rejected',
  'withdrawn',
  'void',
  'unsupported',
  'moot',
]);
export type AmendmentOutcome = z.infer<typeof AmendmentOutcome>;

/** The rapporteur's opinion: favorable, défavorable, sagesse. */
export const Opinion = z.enum(['favourable', 'unfavourable', 'wisdom']);
export type Opinion = z.infer<typeof Opinion>;

/** Rank by order of tabling, from 1; corrections so far. `{rank: 12, rectification: 2}` reads "12 rect. bis". */
export const AmendmentNumber = z.object({
  rank: z.int().min(1),
  rectification: z.int().min(0).max(30),
});
export type AmendmentNumber = z.infer<typeof AmendmentNumber>;

/** Why an amendment has to be looked at again by its author. */
export const RebaseReason = z.enum([
  'target-gone',
  'target-changed',
  'destination-gone',
  'already-said',
]);
export type RebaseReason = z.infer<typeof RebaseReason>;

export const Amendment = z.object({
  id: AmendmentId,
  positionId: PositionId,
  number: AmendmentNumber,
  change: AmendmentChange,
  /** Revision of the position that `change` speaks about. */
  baseRevision: z.int().min(0),
  /** The first is the author, the others co-sign. */
  organisationIds: z.array(OrganisationId).min(1).max(50),
  personId: PersonId,
  statement: z.string(),
  opinion: Opinion.optional(),
  state: AmendmentState,
  rebaseReason: RebaseReason.optional(),
  outcome: AmendmentOutcome.optional(),
  ballotId: BallotId.optional(),
  tabledAt: Instant,
  decidedAt: Instant.optional(),
});
export type Amendment = z.infer<typeof Amendment>;

/** Explanatory statement: several lines, may be empty. */
const Statement = Typed.pipe(z.string().max(20_000));

export const AmendmentDraft = z.object({
  id: AmendmentId,
  change: AmendmentChange,
  baseRevision: z.int().min(0),
  /** The organisation that the caller speaks for. */
  organisationId: OrganisationId,
  statement: Statement,
});
export type AmendmentDraft = z.infer<typeof AmendmentDraft>;

/** The author corrects or rebases; `rectification` is the one that was read, `request/stale` otherwise. */
export const AmendmentRectification = z.object({
  rectification: z.int().min(0),
  change: AmendmentChange,
  baseRevision: z.int().min(0),
  statement: Statement,
});
export type AmendmentRectification = z.infer<typeof AmendmentRectification>;

/** A city joins an amendment as co-signatory. */
export const CoSignature = z.object({ organisationId: OrganisationId });
export type CoSignature = z.infer<typeof CoSignature>;

export const OpinionGiven = z.object({ opinion: Opinion });
export type OpinionGiven = z.infer<typeof OpinionGiven>;

/** What the chair declares without a vote. */
export const AmendmentSettlement = z.object({ outcome: z.enum(['void', 'unsupported', 'moot']) });
export type AmendmentSettlement = z.infer<typeof AmendmentSettlement>;

/** An amendment as every reader of the position sees it. */
export const AmendmentView = Amendment.omit({ organisationIds: true, personId: true }).extend({
  organisations: z.array(z.object({ id: OrganisationId, name: z.string(), country: z.string() })),
  person: PersonCard,
});
export type AmendmentView = z.infer<typeof AmendmentView>;

/**
 * How two open amendments stand to each other: `identical` (one debate, one vote), `exclusive` (adopting one voids the
 * other), `same-place` (both can be adopted, the order shows in the text), `same-passage` (joint debate only).
 */
export const ClashKind = z.enum(['identical', 'exclusive', 'same-place', 'same-passage']);
export type ClashKind = z.infer<typeof ClashKind>;
export const Clash = z.object({ between: z.tuple([AmendmentId, AmendmentId]), kind: ClashKind });
export type Clash = z.infer<typeof Clash>;

/** All amendments of a position in the order of the vote; those that are decided keep their place. */
export const AmendmentList = z.object({
  revision: z.int(),
  amendments: z.array(AmendmentView),
  clashes: z.array(Clash),
});
export type AmendmentList = z.infer<typeof AmendmentList>;

/** `ofPosition`: GET, POST `AmendmentDraft`. `one`: PUT `AmendmentRectification`. The others: POST. All answer the amendment. */
export const amendmentPaths = {
  ofPosition: (id: PositionId | ':id') => `/api/positions/${id}/amendments`,
  one: (id: AmendmentId | ':id') => `/api/amendments/${id}`,
  coSign: (id: AmendmentId | ':id') => `/api/amendments/${id}/co-sign`,
  withdraw: (id: AmendmentId | ':id') => `/api/amendments/${id}/withdraw`,
  opinion: (id: AmendmentId | ':id') => `/api/amendments/${id}/opinion`,
  settle: (id: AmendmentId | ':id') => `/api/amendments/${id}/settle`,
};

/** Told in the room of the position. */
export interface AmendmentFacts {
  'amendment:tabled': Fact<{ positionId: PositionId; amendment: AmendmentView }>;
  'amendment:changed': Fact<{ positionId: PositionId; amendment: AmendmentView }>;
}

export const AMENDMENT_PROBLEMS = problems({
  'amendment/not-open': {
    status: 409,
    title: {
      fr: 'Ce texte ne reçoit pas d’amendements en ce moment.',
      en: 'This text does not take amendments at the moment.',
    },
  },
  'amendment/too-late': {
    status: 409,
    title: {
      fr: 'Le délai de dépôt des amendements est passé.',
      en: 'The deadline for amendments has passed.',
    },
  },
  'amendment/out-of-place': {
    status: 422,
    title: {
      fr: 'Le passage visé n’existe plus ou ne dit plus la même chose. Relisez-le : votre amendement est conservé.',
      en: 'The passage is gone or says something else now. Read it again: your amendment is kept.',
    },
  },
  'amendment/changes-nothing': {
    status: 422,
    title: {
      fr: 'Cet amendement ne change rien au texte.',
      en: 'This amendment changes nothing in the text.',
    },
  },
  'amendment/wrong-state': {
    status: 409,
    title: {
      fr: 'Cet amendement est déjà mis aux voix ou son sort est connu : il ne peut plus être modifié ainsi.',
      en: 'This amendment is being voted on or already decided: this can no longer be done.',
    },
  },
  'amendment/not-yours': {
    status: 403,
    title: {
      fr: 'Seule la ville qui a déposé cet amendement peut le modifier ou le retirer.',
      en: 'Only the city that tabled this amendment may correct or withdraw it.',
    },
  },
});
