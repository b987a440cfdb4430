import type { WaitingItem, WaitingKind } from '@passerelle/contracts/home';
import type { Notification } from '@passerelle/contracts/notifications';
import type { Instant, Language, TimeZone } from '@passerelle/contracts/primitives';

type Sentence = (name: string) => string;
type Counted = readonly [one: string, several: string];

/** What leaves the product is worded here, in the recipient's language. */
export interface Words {
  readonly somebody: string;
  readonly confidential: string;
  readonly kinds: Record<Notification['kind'], Sentence>;
  /** What only reminds of a date is not counted. */
  readonly waiting: Record<Exclude<WaitingKind, 'event-coming'>, Counted>;
  readonly open: string;
  readonly openDigest: string;
  readonly digestHeading: string;
  readonly digestLead: string;
  readonly before: (day: string) => string;
  readonly reason: Record<'digest' | 'body' | 'own', string>;
  readonly stop: Record<'digest' | 'body' | 'mail', string>;
  readonly test: readonly [title: string, text: string];
}

const FRENCH: Words = {
  somebody: 'Quelqu’un',
  confidential: 'Espace confidentiel : ouvrez Passerelle pour lire',
  kinds: {
    'ballot-opened': () => 'Un vote attend votre voix',
    'amendment-settled': () => 'Un amendement a été tranché',
    'discussion-mention': (name) => `${name} vous mentionne dans une discussion`,
    'chat-mention': (name) => `${name} vous mentionne dans les messages`,
    'discussion-started': (name) => `${name} ouvre une discussion`,
    'discussion-replied': (name) => `${name} a répondu`,
    'chat-message': (name) => `Message de ${name}`,
    'place-given': () => 'Une place s’est libérée : elle est à vous',
  },
  waiting: {
    'vote-to-cast': ['vote à exprimer', 'votes à exprimer'],
    'offer-to-accept': ['place à accepter', 'places à accepter'],
    'registration-to-confirm': ['inscription à confirmer', 'inscriptions à confirmer'],
    'amendment-to-look-at': ['amendement à regarder', 'amendements à regarder'],
    'meeting-to-confirm': ['réunion à confirmer', 'réunions à confirmer'],
    'seat-request-to-decide': ['demande de siège à trancher', 'demandes de siège à trancher'],
    'action-to-do': ['action à faire', 'actions à faire'],
    'chat-mention': ['mention dans les messages', 'mentions dans les messages'],
    'discussion-mention': ['mention dans une discussion', 'mentions dans les discussions'],
    'place-given': ['place obtenue', 'places obtenues'],
    'chat-unread': ['nouveau message', 'nouveaux messages'],
    'discussion-unread': ['discussion à lire', 'discussions à lire'],
  },
  open: 'Ouvrir',
  openDigest: 'Voir ce qui m’attend',
  digestHeading: 'Ce qui vous attend',
  digestLead: 'Voici ce que vous n’avez pas encore lu ou fait.',
  before: (day) => `avant ${day}`,
  reason: {
    digest: 'Vous recevez ce message car votre compte demande un résumé.',
    body: 'Vous recevez ce message car vous suivez cette instance.',
    own: 'Vous recevez ce message car il vous concerne personnellement.',
  },
  stop: {
    digest: 'Ne plus recevoir de résumé',
    body: 'Ne plus recevoir les messages de cette instance',
    mail: 'Ne plus recevoir ces messages',
  },
  test: ['Les notifications fonctionnent', 'Cet appareil vous préviendra de ce qui vous concerne.'],
};

const ENGLISH: Words = {
  somebody: 'Somebody',
  confidential: 'Confidential space: open Passerelle to read',
  kinds: {
    'ballot-opened': () => 'A ballot is waiting for your vote',
    'amendment-settled': () => 'An amendment was decided',
    'discussion-mention': (name) => `${name} mentions you in a discussion`,
    'chat-mention': (name) => `${name} mentions you in the messages`,
    'discussion-started': (name) => `${name} started a discussion`,
    'discussion-replied': (name) => `${name} replied`,
    'chat-message': (name) => `Message from ${name}`,
    'place-given': () => 'A place came free: it is yours',
  },
  waiting: {
    'vote-to-cast': ['vote to cast', 'votes to cast'],
    'offer-to-accept': ['place to accept', 'places to accept'],
    'registration-to-confirm': ['registration to confirm', 'registrations to confirm'],
    'amendment-to-look-at': ['amendment to look at', 'amendments to look at'],
    'meeting-to-confirm': ['meeting to confirm', 'meetings to confirm'],
    'seat-request-to-decide': ['seat request to decide', 'seat requests to decide'],
    'action-to-do': ['action to do', 'actions to do'],
    'chat-mention': ['mention in the messages', 'mentions in the messages'],
    'discussion-mention': ['mention in a discussion', 'mentions in discussions'],
    'place-given': ['place given', 'places given'],
    'chat-unread': ['new message', 'new messages'],
    'discussion-unread': ['discussion to read', 'discussions to read'],
  },
  open: 'Open',
  openDigest: 'See what waits for me',
  digestHeading: 'What waits for you',
  digestLead: 'Here is what you have not read or done yet.',
  before: (day) => `before ${day}`,
  reason: {
    digest: 'You receive this message because your account asks for a summary.',
    body: 'You receive this message because you follow this body.',
    own: 'You receive this message because it concerns you personally.',
  },
  stop: {
    digest: 'Stop the summary',
    body: 'Stop messages about this body',
    mail: 'Stop these messages',
  },
  test: ['Notifications work', 'This device will tell you what concerns you.'],
};

export const wordsIn = (language: Language): Words => (language === 'fr' ? FRENCH : ENGLISH);

/** In the subject: how many different things at most. The rest stands inside. */
const NAMED = 3;

/**
 * "2 votes à exprimer avant vendredi 4 septembre, 5 nouveaux messages": what there is to do, the most urgent first.
 * Empty when nothing of it asks to be read.
 */
export function digestSubject(
  items: readonly WaitingItem[],
  language: Language,
  zone: TimeZone,
): string {
  const words = wordsIn(language);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const parts = kinds.flatMap((kind) => {
    if (kind === 'event-coming') return [];
    const counted = words.waiting[kind];
    const own = items.filter((item) => item.kind === kind);
    const count = own.reduce((sum, item) => sum + item.count, 0);
    const due = own.flatMap((item) => item.due ?? []).sort()[0];
    const until = due ? ` ${words.before(dayOf(due, language, zone))}` : '';
    return `${count} ${counted[count > 1 ? 1 : 0]}${until}`;
  });
  return parts.slice(0, NAMED).join(', ');
}

function dayOf(at: Instant, language: Language, zone: TimeZone): string {
  const format = { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(language, format).format(new Date(at));
}
