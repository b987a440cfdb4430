import type { ChannelId, MessageId, PersonId } from '@passerelle/contracts/ids';
import type { Person } from '@passerelle/contracts/people';
import { frenchTypography } from '@passerelle/rules/typography';
import { circleOf } from '@passerelle/rules/chat/direct';
import { ChannelWriter } from '../src/features/chat/channel-writer';
import { CircleRepository } from '../src/features/chat/circle.repository';
import { ReadMarkRepository } from '../src/features/chat/read-mark.repository';
import type { Demo, DemoCast } from './demo';
import { momentAgo } from './speakers';

type Who = keyof DemoCast;

interface WrittenConversation {
  readonly people: readonly Who[];
  readonly name?: string;
  /** Days before the demo's present, hour in UTC, who, what. */
  readonly messages: readonly (readonly [ago: number, clock: string, by: Who, text: string])[];
}

const CONVERSATIONS: readonly WrittenConversation[] = [
  {
    people: ['member', 'rapporteur'],
    messages: [
      [
        3,
        '08:12',
        'rapporteur',
        'Bonjour, auriez-vous les chiffres de Lyon sur les fuites du réseau avant jeudi ?',
      ],
      [
        3,
        '08:40',
        'member',
        'Oui : 14,8 % en 2025, contre 19,2 % en 2020. Je vous envoie le détail par quartier demain.',
      ],
      [2, '07:55', 'rapporteur', 'Parfait, merci. Je les cite dans le considérant 3.'],
    ],
  },
  {
    people: ['member', 'mayor', 'secretariat', 'rapporteur'],
    name: 'Préparation de la séance de jeudi',
    messages: [
      [
        2,
        '15:02',
        'secretariat',
        'Je propose que nous nous retrouvions dix minutes avant l’ouverture, dans la salle virtuelle.',
      ],
      [2, '15:20', 'mayor', 'Très bien pour moi. Qui présente les amendements de Liège ?'],
      [2, '15:31', 'member', 'Je peux le faire, j’en ai parlé avec eux ce matin.'],
    ],
  },
];

/** Two conversations between people of the demo, all read. */
export async function seedDirect(demo: Demo): Promise<void> {
  for (const conversation of CONVERSATIONS) await seedOne(demo, conversation);
}

async function seedOne({ app, cast, chance }: Demo, written: WrittenConversation): Promise<void> {
  const of = (who: Who): Person => cast[who];
  const ids = written.people.map((who) => of(who).id);
  const [openedBy] = ids as [PersonId];
  const { channel } = await app.get(CircleRepository).open({
    ...{ id: chance.id<ChannelId>('cha'), people: circleOf(openedBy, ids)!, openedBy },
    ...{ name: written.name, creation: 'history' },
  });
  const said = written.messages.map(([ago, clock, by, text]) => ({
    ...{ id: chance.id<MessageId>('msg'), authorId: of(by).id, at: momentAgo(ago, clock) },
    ...{ text: frenchTypography(text), mentions: [], fileIds: [], creation: 'history' },
  }));
  await app.get(ChannelWriter).commit(
    channel.id,
    said.map((message) => ({ kind: 'post' as const, message })),
  );
  await app.get(ReadMarkRepository).raise(channel.id, new Map(ids.map((id) => [id, said.length])));
}
