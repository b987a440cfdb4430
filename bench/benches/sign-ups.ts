import { figureOf, type Figure } from '../method/figure';
import { shown } from '../method/report';
import { interleave, median, type Round } from '../method/rounds';
import type { Bench } from './bench';
import { openStage, rushOfDriver, rushOfProduct, type Rush, type Side } from './rush';

const rate = ({ people, elapsed }: Side) => (people * 1000) / elapsed;
const cpuOfOne = (cpu: number, { people }: Side) => (cpu * 1000) / people;

function figureFor(
  { people, places }: Rush,
  rounds: readonly Round<Side, Side>[],
  last: boolean,
): Figure {
  return figureOf(rounds, {
    label: `${shown(people)} people, ${places} places`,
    unit: 'sign-ups/s',
    of: rate,
    ...(last && { target: { ratio: 0.5, is: 'at-least' } }),
  });
}

type Rounds = readonly Round<Side, Side>[];

const medianOf = (rounds: Rounds, pick: (round: Rounds[number]) => number) =>
  shown(median(rounds.map(pick)));

/** What one sign-up costs: the same for many as for few when it grows as it should. */
function costOf({ people }: Rush, rounds: Rounds): string {
  const server = medianOf(rounds, ({ product }) => cpuOfOne(product.giver, product));
  const database = medianOf(rounds, ({ product }) => cpuOfOne(product.database, product));
  return `${shown(people)} people: server ${server} µs, database ${database} µs`;
}

/** How it compares with updates that also come over HTTP. */
function behindHttp(rounds: Rounds): string {
  const rateThere = medianOf(
    rounds,
    ({ baseline }) => (baseline.people * 1000) / baseline.behindHttp!,
  );
  const ratio = medianOf(rounds, ({ product, baseline }) => baseline.behindHttp! / product.elapsed);
  return `${rateThere} /s; product against that ${ratio}`;
}

/** B6: many sign up at once for few places, with a waiting list. */
export const signUps: Bench = {
  name: 'sign-ups',
  async run(scale) {
    const rushes: readonly Rush[] = scale.quick
      ? [{ people: 60, places: 10 }]
      : [
          { people: 300, places: 50 },
          { people: 1_000, places: 200 },
        ];
    const on = await openStage(scale.rounds, rushes);
    try {
      const rounds: Round<Side, Side>[][] = [];
      for (const [index, rush] of rushes.entries())
        rounds.push(
          await interleave(
            scale.rounds,
            (round) => rushOfProduct(on, rush, index * (scale.rounds + 1) + round),
            (round) => rushOfDriver(on, rush, `${index}-${round}`),
          ),
        );
      const last = rushes.length - 1;
      const races = rounds.flat().length + rushes.length;
      return {
        name: 'sign-ups',
        title:
          'B6  Simultaneous sign-ups with a waiting list, against as many bare conditional updates by the driver on the same database',
        figures: rushes.map((rush, index) => figureFor(rush, rounds[index]!, index === last)),
        beside: {
          'CPU of one sign-up': rushes.map((rush, at) => costOf(rush, rounds[at]!)).join('; '),
          'bare updates behind bare Nest': behindHttp(rounds[last]!),
        },
        checked: `exactly the places given, ranks without a gap, counts as stored, in ${races} of ${races} workshops`,
        rounds,
      };
    } finally {
      await on.close();
    }
  },
};
