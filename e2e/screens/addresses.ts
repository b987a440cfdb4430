import type { Me } from '@passerelle/contracts/accounts';
import type { BodyId } from '@passerelle/contracts/ids';
import type { APIRequestContext } from '@playwright/test';
import { callByMail, mailTo, unsubscribeAddress } from '../world/mails';

/** Who looks at a screen: nobody signed in, or a demo account. */
export type Reader =
  | 'stranger'
  | 'membre@demo.example'
  | 'mairie@demo.example'
  | 'secretariat@demo.example'
  | 'administration@demo.example';

/** Asks the server as one of them. */
export type Asking = (reader: Reader) => Promise<APIRequestContext>;

export interface Screen {
  readonly reader: Reader;
  readonly address: string;
}

interface Named {
  id: string;
  name?: { fr: string };
  title?: string;
  status?: string;
}

async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(path);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
  return (await answer.json()) as T;
}

/** Where the mails of somebody who was called by name are stopped. */
async function unsubscription(bodyId: BodyId, as: Asking): Promise<string> {
  const called = await as('mairie@demo.example');
  await callByMail(bodyId, { called, caller: await as('membre@demo.example') });
  const office = await as('administration@demo.example');
  return unsubscribeAddress(await mailTo(office, 'mairie@demo.example'));
}

/** Every address of the product with ids of the demo network; the chair of the water commission reads what members read. */
export async function screensOf(as: Asking): Promise<Screen[]> {
  const request = await as('mairie@demo.example');
  const bodies = await read<Named[]>(request, '/api/bodies');
  const body = bodies.find((one) => one.name?.fr.startsWith('Commission Eau'))!.id;
  const discussions = await read<{ items: Named[] }>(request, `/api/bodies/${body}/discussions`);
  const { meetings } = await read<{ meetings: (Named & { state: string })[] }>(
    request,
    `/api/bodies/${body}/meetings`,
  );
  const past = meetings.find((one) => one.state === 'closed')!.id;
  const coming = meetings.find((one) => one.state === 'convened')!.id;
  const { documents } = await read<{ documents: { id: string; version: number }[] }>(
    request,
    `/api/bodies/${body}/documents`,
  );
  const written = documents.find((one) => one.version > 1)!.id;
  const channels = await read<Named[]>(request, '/api/chat/channels');
  const positions = (await read<{ items: Named[] }>(request, '/api/positions')).items;
  const of = (status: string) => positions.find((one) => one.status === status)!.id;
  const published = await read<{ items: { number: string }[] }>(
    request,
    '/api/published-positions',
  );
  const events = await read<Named[]>(request, '/api/events');
  const congress = events.find((one) => one.name?.fr.startsWith('Congrès'))!.id;
  const programme = await read<{ sessions: Named[] }>(request, `/api/events/${congress}/programme`);
  const cities = await read<Named[]>(request, '/api/organisations');

  const open = [
    '/',
    '/instances',
    '/instances/organigramme',
    '/positions',
    '/evenements',
    '/villes',
    '/connexion',
    '/invitation',
    await unsubscription(body as BodyId, as),
    '/desabonnement/incomplet',
    '/nulle-part',
  ];
  const publicPages = [
    `/positions/adoptees/${published.items[0]!.number}`,
    `/evenements/${congress}`,
    `/evenements/${congress}/programme`,
    `/evenements/${congress}/seances/${programme.sessions[0]!.id}`,
    `/villes/${cities[0]!.id}`,
  ];
  const forMembers = [
    '/',
    '/instances',
    `/instances/${body}/discussions`,
    `/instances/${body}/messages`,
    `/instances/${body}/reunions`,
    `/instances/${body}/reunions/${coming}`,
    `/instances/${body}/reunions/${coming}/seance`,
    `/instances/${body}/reunions/${past}`,
    `/instances/${body}/reunions/${past}/seance`,
    `/instances/${body}/reunions/${past}/compte-rendu`,
    `/instances/${body}/documents`,
    `/instances/${body}/documents/${written}`,
    `/instances/${body}/documents/${written}?version=2&depuis=1`,
    `/instances/${body}/composition`,
    '/instances/sieges',
    `/instances/${body}/discussions/nouvelle`,
    `/instances/${body}/discussions/${discussions.items[0]!.id}`,
    '/messages',
    `/messages/${channels[0]!.id}`,
    '/positions',
    '/positions/nouvelle',
    `/positions/${of('open')}`,
    `/positions/${of('open')}/amendements`,
    `/positions/${of('open')}/votes`,
    `/positions/${of('open')}/historique`,
    `/positions/${of('draft')}/modifier`,
    `/positions/${of('voting')}/seance`,
    `/evenements/${congress}/inscription`,
    `/evenements/${congress}/billet`,
    `/villes/${cities[0]!.id}`,
    '/compte/connexions',
    '/recherche',
    '/recherche?q=eau',
    '/recherche?q=eau&type=positions',
    '/recherche?q=introuvable',
    '/notifications',
    '/notifications/reglages',
    '/galerie',
  ];
  const { personId, mandates } = await read<Me>(request, '/api/accounts/me');
  const forTheSecretariat = [
    '/evenements/importer',
    `/evenements/${congress}/pointage`,
    `/instances/${body}/composition`,
    `/villes/${mandates[0]!.organisationId}/succession/${personId}`,
  ];
  return [
    ...[...open, ...publicPages].map((address) => ({ reader: 'stranger' as const, address })),
    ...forMembers.map((address) => ({ reader: 'mairie@demo.example' as const, address })),
    ...forTheSecretariat.map((address) => ({
      reader: 'secretariat@demo.example' as const,
      address,
    })),
    { reader: 'administration@demo.example', address: '/courriels' },
  ];
}
