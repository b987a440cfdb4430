import * as z from 'zod';
import {
  AmendmentChange,
  AmendmentDraft,
  AmendmentList,
  AmendmentRectification,
} from './amendments';
import { BallotClosed, BallotDraft, BallotList, VoteDraft } from './ballots';
import { PositionTextDraft } from './position-text';
import { PositionDraft, PositionList, PositionPage, PositionSave } from './positions';
import { PublishedPosition } from './published-positions';

const par = (n: number) => `par_01J${String(n).padStart(23, '0')}`;
const text = (recitals: { id: string; text: string }[]) =>
  PositionTextDraft.safeParse({ recitals, articles: [] });

describe('the text that an editor sends', () => {
  it('is kept in composed form, on one line, without spaces around it', () => {
    const parsed = text([{ id: par(1), text: '  Conside\u0301rant\r\nle droit\u2028 ; ' }]);
    expect(parsed.data?.recitals[0].text).toBe('Considérant le droit  ;');
  });

  it('keeps the spaces of French typography and every script', () => {
    const said = 'L’eau\u202f; «\u202fNước\u202f», المياه';
    expect(text([{ id: par(1), text: said }]).data?.recitals[0].text).toBe(said);
  });

  it.each([
    ['one id twice', [par(1), par(1)]],
    ['an id of another kind', ['pos_01J00000000000000000000001']],
  ])('is refused with %s', (_what, ids) => {
    expect(text(ids.map((id) => ({ id, text: 'x' }))).success).toBe(false);
  });

  it('may have empty paragraphs while it is being written, an amendment may not', () => {
    expect(text([{ id: par(1), text: '' }]).success).toBe(true);
    const change = { kind: 'replace-text', target: par(1), baseText: 'x', text: ' ' };
    expect(AmendmentChange.safeParse(change).success).toBe(false);
  });

  it('loses whatever the shape does not know', () => {
    const parsed = text([{ id: par(1), text: 'x', status: 'adopted' } as never]);
    expect(parsed.data?.recitals[0]).toEqual({ id: par(1), text: 'x' });
  });
});

describe('what the two sides say to each other', () => {
  const asked = {
    ...{ PositionDraft, PositionSave, AmendmentDraft, AmendmentRectification },
    ...{ BallotDraft, VoteDraft },
  };
  const answered = {
    ...{ PositionList, PositionPage, PublishedPosition, AmendmentList, BallotList, BallotClosed },
  };

  it.each(Object.entries(asked))('%s can be described for callers', (_name, shape) => {
    expect(z.toJSONSchema(shape as z.ZodType, { io: 'input' })).toHaveProperty('type', 'object');
  });

  it.each(Object.entries(answered))('%s can be described for readers', (_name, shape) => {
    expect(z.toJSONSchema(shape as z.ZodType, { io: 'output' })).toHaveProperty('type');
  });
});
