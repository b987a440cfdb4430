import type { AccountId } from '@passerelle/contracts/ids';
import { AccountService } from '../src/features/accounts/account.service';
import { BallotService } from '../src/features/ballots/ballot.service';
import { PositionArchiveService } from '../src/features/positions/position-archive.service';
import { DEMO_PASSWORD } from './accounts';
import { daysAgo } from './chance';
import type { Demo } from './demo';
import { PositionHistory } from './position-archive';
import { finance } from './position-finance';
import { forests } from './position-forests';
import { heat } from './position-heat';
import { PAVEMENTS, SCHOOL_STREETS, TOLL, TREES } from './position-words';

const trees = (demo: Demo) =>
  new PositionHistory(demo, demo.bodies.climate, TREES, {
    ...{ kind: 'position-paper', status: 'draft', begun: 9, changed: 1 },
  });

function schoolStreets(demo: Demo): PositionHistory {
  const history = new PositionHistory(demo, demo.bodies.mobility, SCHOOL_STREETS, {
    ...{ kind: 'declaration', status: 'adopted', begun: 520, changed: 400 },
    deadline: daysAgo(430, 18),
  });
  history.vote(401, 15, 'whole', {
    for: ['Nantes', 'Abidjan', 'Namur', 'Hanoï', 'Tunis', 'Gatineau'],
    abstain: ['Bucarest'],
  });
  history.adopt('2025-01', daysAgo(400).slice(0, 10));
  return history;
}

function toll(demo: Demo): PositionHistory {
  const history = new PositionHistory(demo, demo.bodies.mobility, TOLL, {
    ...{ kind: 'motion', status: 'rejected', begun: 260, changed: 120, deadline: daysAgo(150, 18) },
  });
  history.withdraw(
    history.table(180, {
      city: 'Abidjan',
      change: { kind: 'delete', target: history.at(2) },
      statement: 'Une date commune n’est pas réaliste.',
    }),
    130,
  );
  history.vote(120, 15, 'whole', {
    for: ['Nantes', 'Namur'],
    against: ['Abidjan', 'Tunis', 'Hanoï', 'Bucarest'],
    abstain: ['Gatineau'],
  });
  return history;
}

function pavements(demo: Demo): PositionHistory {
  const history = new PositionHistory(demo, demo.bodies.mobility, PAVEMENTS, {
    ...{ kind: 'resolution', status: 'closed-to-amendments', begun: 70, changed: 6 },
    deadline: daysAgo(6, 18),
  });
  history.table(20, {
    city: 'Tunis',
    change: {
      ...{ kind: 'replace-text', target: history.at(1, 1) },
      text: 'Tout trottoir refait offre un passage libre d’au moins un mètre cinquante.',
    },
    statement: 'Dans les médinas, un mètre quatre-vingts n’existe pas.',
    opinion: 'wisdom',
  });
  history.table(15, {
    city: 'Hanoï',
    change: {
      ...{ kind: 'insert-after', target: history.at(1, 2) },
      paragraphs: [history.paragraph('Le stationnement des deux-roues y est interdit.')],
    },
    statement: '',
  });
  return history;
}

/** Two more cities of the group can be tried, so that a sitting reaches its quorum: each through its official. */
const VOTERS = { Kigali: 'kigali@demo.example', Québec: 'quebec@demo.example' } as const;

async function seedVoters({ app, chance, cities, mandates }: Demo): Promise<void> {
  const accounts = Object.entries(VOTERS).map(([name, email]) => {
    const city = cities.find((one) => one.name === name);
    const held = mandates.find(
      (mandate) => mandate.organisationId === city?.id && mandate.office === 'official',
    );
    if (!held) throw new Error(`no official speaks for ${name}`);
    const id = chance.id<AccountId>('acc');
    return { id, personId: held.personId, email, administrator: false };
  });
  await app.get(AccountService).addMany(accounts, DEMO_PASSWORD);
}

/** Texts of the two advocacy groups, one at least in each stage. */
export async function seedPositions(demo: Demo): Promise<void> {
  await seedVoters(demo);
  const stories = [trees, heat, forests, finance, schoolStreets, toll, pavements];
  const histories = stories.map((tell) => tell(demo));
  await demo.app.get(PositionArchiveService).add(histories.map((history) => history.archived()));
  await demo.app.get(BallotService).add(histories.flatMap((history) => history.ballots));
}
