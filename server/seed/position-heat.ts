import { Clock } from '../src/platform/clock/clock';
import { DEMO_NOW } from './chance';
import type { Demo } from './demo';
import { PositionHistory } from './position-archive';
import { HEAT } from './position-words';

const DAY = 86_400_000;

/** Amendments can always be tabled in a new demo: three weeks after the demo's present or two after the real one. */
function deadlineOf(demo: Demo): string {
  const now = demo.app.get(Clock).now().getTime();
  const at = new Date(Math.max(DEMO_NOW.getTime() + 21 * DAY, now + 14 * DAY));
  at.setUTCHours(18, 0, 0, 0);
  return at.toISOString();
}

/** Cities want different things at one place: the collisions of the demo. */
function onCoolPlaces(history: PositionHistory): void {
  history.table(8, {
    city: 'Lyon',
    with: ['Québec'],
    change: {
      ...{ kind: 'replace-text', target: history.at(2, 1) },
      text: 'Un lieu frais et gratuit est ouvert à moins de dix minutes à pied de chaque logement.',
    },
    statement:
      'À quarante degrés, quinze minutes de marche sont hors de portée d’une personne âgée. Nos relevés montrent que les visites chutent au-delà de dix minutes.',
    opinion: 'favourable',
  });
  history.table(7, {
    city: 'Libreville',
    change: {
      ...{ kind: 'replace-text', target: history.at(2, 1) },
      text: 'Un lieu frais et gratuit est ouvert dans chaque quartier.',
    },
    statement:
      'Une distance ne se vérifie pas partout : le quartier est l’échelle que nos habitants connaissent.',
    opinion: 'wisdom',
  });
  history.table(7, {
    city: 'Kinshasa',
    change: { kind: 'delete', target: history.at(2, 3) },
    statement:
      'Ouvrir la nuit demande des gardiens que la plupart des villes ne peuvent pas payer.',
    opinion: 'unfavourable',
  });
}

/** Comes after a passage that another city wants deleted. */
function onPower(history: PositionHistory): void {
  history.table(6, {
    city: 'Phnom Penh',
    with: ['Port-Louis'],
    change: {
      ...{ kind: 'insert-after', target: history.at(2, 3) },
      paragraphs: [
        history.paragraph('Un groupe électrogène ou des panneaux solaires y assurent le courant.'),
      ],
    },
    statement: 'Les coupures de courant viennent avec la chaleur : sans secours, le lieu ferme.',
    opinion: 'favourable',
  });
}

function elsewhere(history: PositionHistory): void {
  history.table(5, {
    city: 'Québec',
    change: {
      ...{ kind: 'replace-text', target: history.at(3, 2) },
      text: 'Les règlements d’urbanisme réservent un tiers de chaque parcelle nouvelle à la pleine terre.',
    },
    statement: 'Un quart ne suffit pas à rafraîchir un îlot dense.',
  });
  history.table(4, {
    city: 'Port-Louis',
    change: {
      ...{ kind: 'insert-after', target: history.recital(3) },
      paragraphs: [
        history.paragraph(
          'Considérant que les îles et les villes côtières cumulent la chaleur, l’humidité et la montée de la mer ;',
        ),
      ],
    },
    statement: '',
  });
  history.table(3, {
    city: 'Kigali',
    change: {
      ...{ kind: 'new-article', target: history.at(4) },
      article: history.article(
        'Apprendre les uns des autres',
        'Chaque année, après la saison chaude, les villes membres partagent leur bilan : ce qui a marché, ce qui a manqué.',
        'Le secrétariat en publie la synthèse.',
      ),
    },
    statement: 'Un plan s’améliore par le retour d’expérience. Notre réseau sert à cela.',
  });
}

/** A declaration that takes amendments. */
export function heat(demo: Demo): PositionHistory {
  const history = new PositionHistory(demo, demo.bodies.climate, HEAT, {
    ...{ kind: 'declaration', status: 'open', begun: 40, changed: 2, deadline: deadlineOf(demo) },
  });
  onCoolPlaces(history);
  onPower(history);
  elsewhere(history);
  return history;
}
