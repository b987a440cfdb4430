import { daysAgo } from './chance';
import type { Demo } from './demo';
import { PositionHistory } from './position-archive';
import { FORESTS } from './position-words';

function tableAll(history: PositionHistory) {
  const year = history.table(30, {
    city: 'Lyon',
    change: {
      ...{ kind: 'replace-text', target: history.at(1, 2) },
      text: 'Cette ceinture figure sur les plans d’urbanisme avant la fin de l’année 2027.',
    },
    statement: 'Chaque année perdue l’est pour toujours : la forêt ne revient pas.',
    opinion: 'favourable',
  });
  const share = history.table(28, {
    city: 'Kinshasa',
    with: ['Libreville'],
    change: {
      ...{ kind: 'replace-text', target: history.at(2, 2) },
      text: 'Elles reçoivent au moins la moitié des recettes du bois, des visites et des crédits carbone.',
    },
    statement: '« Une part » ne veut rien dire : les communautés demandent un chiffre.',
    opinion: 'wisdom',
  });
  history.table(26, {
    city: 'Phnom Penh',
    change: {
      ...{ kind: 'insert-after', target: history.at(3, 1) },
      paragraphs: [
        history.paragraph('Elles ouvrent des plantations de bois de feu hors de la ceinture.'),
      ],
    },
    statement: 'Interdire sans proposer autre chose déplace la coupe un peu plus loin.',
    opinion: 'favourable',
  });
  return { year, share };
}

/** A resolution in the middle of its sitting: one amendment voted, one under vote, one to come. */
export function forests(demo: Demo): PositionHistory {
  const history = new PositionHistory(demo, demo.bodies.climate, FORESTS, {
    ...{ kind: 'resolution', status: 'voting', begun: 90, changed: 0, deadline: daysAgo(12, 18) },
  });
  const { year, share } = tableAll(history);
  history.vote(0, 7, year, {
    for: ['Dakar', 'Liège', 'Lyon', 'Québec', 'Port-Louis', 'Kigali'],
    against: ['Kinshasa', 'Phnom Penh'],
    abstain: ['Libreville'],
  });
  history.openVote(0, 8, share, {
    for: ['Libreville', 'Kinshasa', 'Phnom Penh'],
    against: ['Québec'],
  });
  return history;
}
