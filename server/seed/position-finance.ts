import { daysAgo } from './chance';
import type { Demo } from './demo';
import { PositionHistory } from './position-archive';
import { FINANCE } from './position-words';

function tableAll(history: PositionHistory) {
  const months = history.table(220, {
    city: 'Kigali',
    change: {
      ...{ kind: 'replace-text', target: history.at(1, 2) },
      text: 'Les dossiers y sont reçus en français et instruits en moins de six mois.',
    },
    statement: 'Un projet qui attend neuf mois perd sa saison, et souvent son maire.',
    opinion: 'favourable',
  });
  const gender = history.table(215, {
    city: 'Port-Louis',
    with: ['Québec', 'Lyon'],
    change: {
      ...{ kind: 'insert-after', target: history.at(4, 1) },
      paragraphs: [
        history.paragraph('Elle y dit ce qui a profité aux femmes et aux jeunes, en chiffres.'),
      ],
    },
    statement: 'Ce qui n’est pas compté ne change pas.',
    opinion: 'favourable',
  });
  const exchange = history.table(210, {
    city: 'Phnom Penh',
    change: { kind: 'delete', target: history.at(3) },
    statement: 'Les prêts ne relèvent pas des fonds pour le climat.',
    opinion: 'unfavourable',
  });
  return { months, gender, exchange };
}

function sit(history: PositionHistory): void {
  const { months, gender, exchange } = tableAll(history);
  history.vote(171, 10, months, {
    for: ['Dakar', 'Kigali', 'Liège', 'Lyon', 'Libreville', 'Kinshasa', 'Québec'],
    abstain: ['Phnom Penh'],
  });
  history.vote(171, 12, exchange, {
    for: ['Phnom Penh', 'Port-Louis'],
    against: ['Dakar', 'Kigali', 'Liège', 'Lyon', 'Kinshasa'],
    blank: ['Libreville'],
  });
  history.vote(171, 14, gender, {
    for: ['Dakar', 'Kigali', 'Liège', 'Lyon', 'Québec', 'Port-Louis', 'Phnom Penh'],
    against: ['Kinshasa'],
  });
  history.vote(171, 16, 'whole', {
    for: ['Dakar', 'Kigali', 'Liège', 'Lyon', 'Libreville', 'Kinshasa', 'Québec', 'Port-Louis'],
    abstain: ['Phnom Penh'],
  });
}

/** A position paper that was amended, voted and adopted. */
export function finance(demo: Demo): PositionHistory {
  const history = new PositionHistory(demo, demo.bodies.climate, FINANCE, {
    ...{ kind: 'position-paper', status: 'adopted', begun: 300, changed: 170 },
    deadline: daysAgo(200, 18),
  });
  sit(history);
  history.adopt('2026-01', daysAgo(170).slice(0, 10));
  return history;
}
