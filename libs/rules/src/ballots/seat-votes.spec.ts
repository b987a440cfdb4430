import fc from 'fast-check';
import { holders, per, sea, seats, vot, vote } from './sample-votes';
import { seatVotes } from './seat-votes';

const TWO = seats(2);
const HOLDERS = holders(TWO);

describe('the vote of a seat', () => {
  it('is the last that anyone who acts for it cast, and the other opinion shows', () => {
    const { seats: counted } = seatVotes(
      [vote(1, 1, 'for', 10), vote(2, 1, 'against', 11)],
      TWO,
      HOLDERS,
    );
    expect(counted[0]).toMatchObject({
      choice: 'against',
      castBy: per(11),
      divided: true,
      voices: [
        { personId: per(10), choice: 'for', stands: false },
        { personId: per(11), choice: 'against', stands: true },
      ],
    });
  });

  it('is not divided when one person changed their mind, or two agree', () => {
    const again = seatVotes([vote(1, 1, 'for'), vote(2, 1, 'against')], TWO, HOLDERS).seats[0];
    expect(again).toMatchObject({ choice: 'against', divided: false });
    expect(again.voices).toEqual([{ personId: per(10), choice: 'against', stands: true }]);
    const both = seatVotes([vote(1, 1, 'for', 10), vote(2, 1, 'for', 11)], TWO, HOLDERS).seats[0];
    expect(both).toMatchObject({ choice: 'for', castBy: per(11), divided: false });
  });

  it('is absent when nobody cast one', () => {
    expect(seatVotes([], TWO, HOLDERS).seats[1]).toEqual({ ...TWO[1], voices: [], divided: false });
  });

  it('falls back to those who still act for the seat when a mandate ended before the close', () => {
    const cast = [vote(1, 1, 'for', 10), vote(2, 1, 'against', 11)];
    const left = [{ seatId: sea(1), personIds: [per(10)] }];
    const result = seatVotes(cast, TWO, left);
    expect(result.seats[0]).toMatchObject({ choice: 'for', castBy: per(10), divided: false });
    expect(result.setAside).toEqual([vot(2)]);
  });

  it.each([
    ['a seat outside the electorate', vote(1, 9, 'for')],
    ['somebody who acts for another seat', vote(1, 1, 'for', 20)],
  ])('sets aside the vote of %s', (_what, cast) => {
    const result = seatVotes([cast], TWO, [...HOLDERS, { seatId: sea(9), personIds: [per(90)] }]);
    expect(result.seats.every(({ choice }) => choice === undefined)).toBe(true);
    expect(result.setAside).toEqual([vot(1)]);
  });

  it('counts one vote a seat, loses none and does not depend on the order of the list', () => {
    const cast = fc.record({
      seat: fc.integer({ min: 1, max: 5 }),
      second: fc.boolean(),
      choice: fc.constantFrom('for' as const, 'against' as const, 'abstain' as const),
    });
    const electorate = seats(4);
    fc.assert(
      fc.property(fc.array(cast, { maxLength: 30 }), (drawn) => {
        const list = drawn.map(({ seat, second, choice }, n) =>
          vote(n + 1, seat, choice, seat * 10 + Number(second)),
        );
        const result = seatVotes(list, electorate, holders(electorate));
        expect(result).toEqual(seatVotes(list.toReversed(), electorate, holders(electorate)));
        expect(result).toEqual(seatVotes([...list, ...list], electorate, holders(electorate)));
        expect(result.seats).toHaveLength(4);
        for (const seat of result.seats) {
          const own = list.filter(({ seatId }) => seatId === seat.seatId);
          expect(seat.choice).toBe(own.at(-1)?.choice);
          expect(seat.voices.filter(({ stands }) => stands)).toHaveLength(own.length ? 1 : 0);
          expect(new Set(own.map(({ personId }) => personId)).size).toBe(seat.voices.length);
        }
        expect(result.setAside).toEqual(
          list.filter(({ seatId }) => seatId === sea(5)).map(({ id }) => id),
        );
      }),
    );
  });
});
