import type {
  ActionId,
  AgendaItemId,
  AttendanceEntryId,
  DecisionId,
  MeetingId,
  OrganisationId,
} from '@passerelle/contracts/ids';
import { minutesName, type AgendaKind } from '@passerelle/contracts/meetings';
import type { Person } from '@passerelle/contracts/people';
import * as Y from 'yjs';
import { frenchTypography } from '@passerelle/rules/typography';
import { CollabDocuments } from '../src/platform/collab/collab-documents';
import { MeetingArchiveService } from '../src/features/meetings/meeting-archive.service';
import type { StoredMeeting } from '../src/features/meetings/meeting.repository';
import { daysAgo } from './chance';
import type { Demo } from './demo';
import { momentAgo } from './speakers';

type Item = readonly [title: string, kind: AgendaKind, minutes: number, presenter?: string];

const PAST_AGENDA: readonly Item[] = [
  ['Ouverture et tour de table', 'information', 15, 'Ville de Dakar'],
  ['Tarifs sociaux de l’eau : ce que font quatre villes', 'discussion', 60, 'Ville de Lyon'],
  ['Feuille de route 2027', 'decision', 45],
  ['Questions diverses', 'discussion', 20],
];
const COMING_AGENDA: readonly Item[] = [
  ['Approbation du compte rendu de la réunion précédente', 'decision', 10],
  ['Bornes-fontaines : premier bilan des villes pilotes', 'information', 40, 'Ville de Kigali'],
  ['Réduire les fuites : quelles aides demander ?', 'discussion', 60, 'Ville de Lyon'],
  ['Message de la commission pour le congrès', 'decision', 40, 'Ville de Dakar'],
];
const DECISIONS = [
  'La commission adopte la feuille de route 2027 : un atelier par trimestre, une fiche par ville.',
  'Un questionnaire commun sur les tarifs sociaux est envoyé à toutes les villes de la commission.',
];

const MINUTES: readonly (readonly [block: 'heading' | 'paragraph', text: string])[] = [
  [
    'paragraph',
    'La présidente ouvre la réunion et salue les villes qui y siègent pour la première fois.',
  ],
  ['heading', 'Tarifs sociaux de l’eau'],
  [
    'paragraph',
    'Lyon présente sa tarification par tranches ; Dakar, le raccordement subventionné des quartiers.',
  ],
  [
    'paragraph',
    'La discussion porte sur les ménages sans compteur : leur facture dépend encore du revendeur.',
  ],
  ['heading', 'Feuille de route 2027'],
  ['paragraph', 'Le projet est adopté sans opposition, avec un atelier par trimestre.'],
];

/** The minutes as the editor would have written them. */
function writtenMinutes(): Uint8Array {
  const document = new Y.Doc();
  const blocks = MINUTES.map(([block, text]) => {
    const element = new Y.XmlElement(block);
    if (block === 'heading') element.setAttribute('level', 2 as never);
    element.insert(0, [new Y.XmlText(frenchTypography(text))]);
    return element;
  });
  document.getXmlFragment('default').push(blocks);
  return Y.encodeStateAsUpdate(document);
}

/** A meeting of the water commission two weeks ago, with its record; another one in twelve days, to be answered. */
export async function seedMeetings(demo: Demo): Promise<void> {
  const archive = demo.app.get(MeetingArchiveService);
  const past = meetingOf(demo, 14, 'Réunion d’automne de la commission', PAST_AGENDA);
  await archive.add({
    meeting: { ...past, state: 'closed', decisionCount: DECISIONS.length },
    ...recordOf(demo, past),
  });
  await demo.app.get(CollabDocuments).add(minutesName(past.id), writtenMinutes());
  const coming = meetingOf(demo, -12, 'Réunion de décembre de la commission', COMING_AGENDA);
  const link = 'https://visio.example.org/commission-eau';
  await archive.add({
    meeting: { ...coming, link, kind: 'hybrid', state: 'convened' },
    ...{ decisions: [], actions: [], attendance: [] },
  });
}

function meetingOf(
  { chance, bodies }: Demo,
  ago: number,
  title: string,
  agenda: readonly Item[],
): StoredMeeting {
  return {
    id: chance.id<MeetingId>('mee'),
    ...{ bodyId: bodies.water.id, title, kind: 'in-person', place: 'Hôtel de ville de Dakar' },
    ...{ zone: 'Africa/Dakar', start: momentAgo(ago, '09:00'), end: momentAgo(ago, '12:00') },
    ...{ state: 'convened', revision: 1, convenedAt: momentAgo(ago + 18, '08:00') },
    agenda: agenda.map(([itemTitle, kind, minutes, presenter]) => ({
      id: chance.id<AgendaItemId>('agi'),
      ...{ title: frenchTypography(itemTitle), kind, minutes, creation: 'history' },
      ...(presenter && { presenter }),
    })),
    ...{ floor: [], firstTimersFirst: false, decisionCount: 0 },
  };
}

/** The city for which somebody sits in the water commission. */
function cityOf({ bodies, mandates, seats }: Demo, { id }: Person): OrganisationId {
  const held = new Set(mandates.filter(({ personId }) => personId === id).map((one) => one.id));
  const own = seats.filter(({ bodyId }) => bodyId === bodies.water.id);
  return own.find(({ mandateIds }) => mandateIds.some((one) => held.has(one)))!.organisationId;
}

function recordOf(demo: Demo, { id: meetingId, agenda, start }: StoredMeeting) {
  const { chance, cast, bodies } = demo;
  const at = momentAgo(14, '11:30');
  const common = { meetingId, bodyId: bodies.water.id, at, by: cast.mayor.id, version: 1 };
  const action = (title: string, person: Person, inDays: number, done = false) => ({
    ...{ id: chance.id<ActionId>('act'), ...common, title: frenchTypography(title) },
    state: done ? ('done' as const) : ('open' as const),
    ...{ organisationId: cityOf(demo, person), due: daysAgo(-inDays).slice(0, 10) },
  });
  return {
    decisions: DECISIONS.map((text, index) => ({
      ...{ id: chance.id<DecisionId>('dec'), ...common, number: index + 1, formerTexts: [] },
      ...{ text: frenchTypography(text), agendaItemId: agenda[index === 0 ? 2 : 1]!.id },
    })),
    actions: [
      action('Rédiger la fiche de la ville : tarifs sociaux', cast.member, 10),
      action('Envoyer le questionnaire aux villes', cast.mayor, 5),
      action('Publier le compte rendu de la visite de terrain', cast.mayor, -2, true),
    ],
    attendance: [cast.mayor, cast.deputy, cast.member].map((person) => ({
      ...{ id: chance.id<AttendanceEntryId>('ate'), meetingId, personId: person.id },
      ...{ organisationId: cityOf(demo, person), halfDay: `${start.slice(0, 10)} am`, step: 1 },
      ...{ at: momentAgo(14, '09:05'), by: person.id, what: 'signed' as const },
    })),
  };
}
