import { figureOf, type Quantity } from '../method/figure';
import { shown } from '../method/report';
import { median } from '../method/rounds';
import type { Bench } from './bench';
import { twoRooms, type Rounds, type Side } from './two-rooms';

const cpuPerDelivery = ({ server, delivered }: Side) => (server * 1000) / delivered;
const rate = ({ delivered, elapsed }: Side) => (delivered * 1000) / elapsed;

function checkedIn(rounds: Rounds): string {
  const total = rounds.reduce((sum, { product }) => sum + product.delivered, 0);
  return `0 of ${shown(total)} deliveries lost or repeated, every fact continued the one before (product); bare: none lost or repeated`;
}

/** A sender who does not wait for answers may see messages stored in another order than they were sent. */
function overtakenLine(rounds: Rounds): string {
  const share = (side: Side) => (side.overtaken * 100) / side.delivered;
  const ours = shown(median(rounds.map(({ product }) => share(product))));
  const theirs = shown(median(rounds.map(({ baseline }) => share(baseline))));
  return `${ours} % of deliveries came before one that the same sender sent earlier (bare: ${theirs} %)`;
}

/** How busy the load generator was: near 100 % it is what is measured. */
function crowdLine(rounds: Rounds): string {
  const share = (side: Side) => (side.crowd * 100) / side.elapsed;
  const ours = shown(median(rounds.map(({ product }) => share(product))));
  const theirs = shown(median(rounds.map(({ baseline }) => share(baseline))));
  return `${ours} % of a core (bare: ${theirs} %)`;
}

function databaseLine(rounds: Rounds): string {
  const perMessage = rounds.map(({ product }) => (product.database * 1000) / product.sent);
  const perDelivery = rounds.map(({ product }) => (product.database * 1000) / product.delivered);
  return `${shown(median(perMessage))} µs per message, ${shown(median(perDelivery))} µs per delivery`;
}

const besideOf = (rounds: Rounds) => ({
  "the database's CPU": databaseLine(rounds),
  "the load generator's CPU": crowdLine(rounds),
  overtaken: overtakenLine(rounds),
});

/** B1: one sender at 50 messages a second. */
export const chatFanOut: Bench = {
  name: 'chat-fan-out',
  async run(scale) {
    const messages = scale.quick ? 25 : 150;
    const rounds = await twoRooms(scale, 1, (crowd) =>
      crowd.ask('pace', { messages, perSecond: 50 }),
    );
    const figure = (quantity: Quantity<Side>) => figureOf(rounds, quantity);
    return {
      name: 'chat-fan-out',
      title: `B1  Chat: one sender, 50 messages a second, ${scale.sockets} sockets, against a bare socket.io broadcast that stores nothing`,
      figures: [
        figure({
          label: 'server CPU per delivery',
          unit: 'µs',
          of: cpuPerDelivery,
          target: { ratio: 1, is: 'at-most' },
        }),
        figure({ label: 'delay, median', unit: 'ms', of: ({ p50 }) => p50 }),
        figure({
          label: 'delay, 99 of 100',
          unit: 'ms',
          of: ({ p99 }) => p99,
          target: { ratio: 1.5, is: 'at-most' },
        }),
      ],
      beside: besideOf(rounds),
      checked: checkedIn(rounds),
      rounds,
    };
  },
};

/** B2: sixteen senders, as much as goes through. */
export const chatSaturated: Bench = {
  name: 'chat-saturated',
  async run(scale) {
    const plan = { seconds: scale.quick ? 0.5 : 2, window: 16 };
    const rounds = await twoRooms(scale, 16, (crowd) => crowd.ask('saturate', plan));
    const figure = (quantity: Quantity<Side>) => figureOf(rounds, quantity);
    return {
      name: 'chat-saturated',
      title: `B2  Chat, saturated: 16 senders with ${plan.window} messages under way each, ${scale.sockets} sockets`,
      figures: [
        figure({
          label: 'deliveries per second',
          unit: '/s',
          of: rate,
          target: { ratio: 5, is: 'at-least' },
        }),
        figure({ label: 'server CPU per delivery', unit: 'µs', of: cpuPerDelivery }),
        figure({ label: 'delay, median', unit: 'ms', of: ({ p50 }) => p50 }),
        figure({ label: 'delay, 99 of 100', unit: 'ms', of: ({ p99 }) => p99 }),
      ],
      beside: besideOf(rounds),
      checked: checkedIn(rounds),
      rounds,
    };
  },
};
