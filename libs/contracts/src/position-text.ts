import * as z from 'zod';
import { ParagraphId } from './ids';

/** Characters that one paragraph may have. */
export const PARAGRAPH_LIMIT = 10_000;

/** Plain text of one paragraph: composed form (NFC), on one line, trimmed; empty while it is being written. */
export const ParagraphText = z
  .string()
  .transform((text) =>
    text
      .replace(/\p{Cs}/gu, '')
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .normalize('NFC')
      .trim(),
  )
  .pipe(z.string().max(PARAGRAPH_LIMIT));

/** A recital, or a sub-paragraph of an article. The id stays when the words change. */
export const Paragraph = z.object({ id: ParagraphId, text: z.string() });
export type Paragraph = z.infer<typeof Paragraph>;

/** An article is numbered by its place; `heading` is its own text and may be empty. */
export const Article = z.object({
  id: ParagraphId,
  heading: z.string(),
  paragraphs: z.array(Paragraph),
});
export type Article = z.infer<typeof Article>;

/** Recitals (the preamble) and articles (the operative part), each in order. No id occurs twice. */
export const PositionText = z.object({
  recitals: z.array(Paragraph),
  articles: z.array(Article),
});
export type PositionText = z.infer<typeof PositionText>;

export const ParagraphDraft = z.object({ id: ParagraphId, text: ParagraphText });
export const ArticleDraft = z.object({
  id: ParagraphId,
  heading: ParagraphText.pipe(z.string().max(300)),
  paragraphs: z.array(ParagraphDraft).max(200),
});

/** What an editor sends: the whole text; whoever writes a new paragraph makes its id. */
export const PositionTextDraft = z
  .object({
    recitals: z.array(ParagraphDraft).max(200),
    articles: z.array(ArticleDraft).max(300),
  })
  .refine(
    ({ recitals, articles }) => {
      const ids = [...recitals, ...articles, ...articles.flatMap((article) => article.paragraphs)];
      return new Set(ids.map((element) => element.id)).size === ids.length;
    },
    { message: 'a paragraph id occurs twice' },
  );
export type PositionTextDraft = z.infer<typeof PositionTextDraft>;
