import { filePaths } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { ame } from '../a-position';
import { channelOf, draftOf, posted } from '../chat-kit';
import { folderMade, uploaded } from '../document-kit';
import { CANARY, hideThings, type Hidden } from './hidden-things';
import { places, type IdPlace } from './id-places';
import { at } from './leaves';
import { isSuccess, Stage, type Answer } from './stage';
import type { Who } from './samples';
import { WEAK_HIDDEN, weakReading, WeakDoor } from './weak-door';

const MISSING = 777_777;
/** Open to the whole network; or (paragraphs, votes) known only inside one text or ballot. */
const NOT_HIDDEN = new Set(['org', 'per', 'man', 'inv', 'spk', 'roo', 'trk', 'chk', 'par', 'vot']);
const ROOMS: Readonly<Record<string, string>> = {
  ...{ body: 'bod', channel: 'cha', position: 'pos', event: 'eve', gates: 'eve' },
  ...{ person: 'per', 'sign-in': 'sin' },
};

let tried = 0;

describe('ids of things that are not the caller’s', () => {
  let stage: Stage;
  let hidden: Hidden;
  beforeAll(async () => {
    stage = await Stage.open([WeakDoor]);
    hidden = { ...(await hideThings(stage.world)), thg: WEAK_HIDDEN };
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`foreign ids: ${tried} commands tried\n`);
    await stage.close();
  });

  it('exist for every kind of id that a command can name', () => {
    const prefixes = new Set(places(stage.commands()).map(({ prefix }) => prefix));
    const unknown = [...prefixes].filter((one) => !NOT_HIDDEN.has(one) && !hidden[one]);
    expect(unknown).toEqual([]);
  });

  it('answer in every place like ids that nobody ever made', async () => {
    const before = await stage.world.spec.databaseFingerprint(['attempts', 'signIns', 'audit']);
    const faults: string[] = [];
    for (const place of places(stage.commands())) faults.push(...(await compare(place)));
    expect(faults).toEqual([]);
    expect(await stage.world.spec.databaseFingerprint(['attempts', 'signIns', 'audit'])).toBe(
      before,
    );
    expect(tried).toBeGreaterThan(300);
  }, 120_000);

  it('of the children of another parent answer like ids that nobody ever made, to whoever may see both', async () => {
    const others = await childrenOfOthers();
    const faults: string[] = [];
    let pairs = 0;
    for (const place of places(stage.commands())) {
      const { endpoint, caller } = place.command;
      const id = others[place.prefix];
      if (!id || place.made || !hasParent(place)) continue;
      const who = caller === 'staff' ? caller : 'chair';
      const other = await stage.perform({ ...place.with(id), caller: who });
      const missing = await stage.perform({
        ...place.with(idOf(place.prefix, MISSING)),
        caller: who,
      });
      pairs += 1;
      tried += 2;
      if (isSuccess(other) || other.status !== missing.status || plain(other) !== plain(missing))
        faults.push(`${endpoint.name} ${place.where}: ${other.text} instead of ${missing.text}`);
    }
    expect(faults).toEqual([]);
    expect(pairs).toBeGreaterThan(12);
  });

  /** Things of the group, of another event and of another position: open to the chair or the staff, but elsewhere. */
  async function childrenOfOthers(): Promise<Hidden> {
    const { cast, things } = stage.world;
    const chair = await stage.world.as('chair');
    const { id: channel } = await channelOf(chair, cast.bodies.group.id);
    const { id: msg } = await posted(chair, channel, draftOf('Ailleurs'));
    const fil = idOf<FileId>('fil', 5001);
    await chair
      .put(filePaths.upload(fil, { bodyId: cast.bodies.group.id, place: 'discussions' }))
      .attach('file', Buffer.from('ailleurs'), { filename: 'a.txt' })
      .expect(200);
    const fld = await folderMade(chair, cast.bodies.group.id, 'Ailleurs');
    const doc = (await uploaded(chair, cast.bodies.group.id, 'Ailleurs.txt', 'a')).id;
    const ses = things[`session of ${idOf('eve', 1002)}`]!;
    return { ...{ msg, fil, fld, doc, ses, ame: ame(901) }, sea: cast.seats.dakarChairsGroup.id };
  }

  /** A place after another id, or one in a body, whose parent is in the path or beside it. */
  function hasParent({ command, where }: IdPlace): boolean {
    return where !== `:${command.endpoint.params[0]}`;
  }

  it('open no room that one may not hear, and no room of somebody else', async () => {
    const faults: string[] = [];
    const enter = stage.commands().find(({ endpoint }) => endpoint.name === 'live live:enter')!;
    for (const caller of ['member', 'outsider', 'administrator', 'partner'] as const)
      for (const [kind, prefix] of Object.entries(ROOMS)) {
        // Drafts of events are the administrator's too.
        if (caller === 'administrator' && prefix === 'eve') continue;
        const id = hidden[prefix] ?? stage.world.cast.people.staff.id;
        const other = { ...enter, caller, body: { room: `${kind}:${id}` } };
        const missing = { ...enter, caller, body: { room: `${kind}:${idOf(prefix, MISSING)}` } };
        const [one, none] = [await stage.perform(other), await stage.perform(missing)];
        tried += 2;
        if (isSuccess(one) || one.text !== none.text) faults.push(`${caller} ${kind} ${one.text}`);
      }
    expect(faults).toEqual([]);
  });

  it('are noticed where a handler tells what it hides from what there is not', async () => {
    const [place] = places([weakReading()]);
    expect((await compare(place!)).length).toBeGreaterThan(0);
  });

  /** People who may give the command, and for reading also those who may read little or nothing. */
  function askers({ command }: IdPlace): Who[] {
    const own = ['staff', 'administrator'].includes(command.caller) ? 'outsider' : command.caller;
    const readers: Who[] = command.endpoint.verb === 'GET' ? ['outsider', 'anonymous'] : [];
    return [...new Set([own, ...readers])];
  }

  async function compare(place: IdPlace): Promise<string[]> {
    const id = hidden[place.prefix];
    if (!id || NOT_HIDDEN.has(place.prefix)) return [];
    const faults: string[] = [];
    const ask = async (put: string, caller: Who) => {
      tried += 1;
      return stage.perform({ ...place.with(put), caller });
    };
    for (const caller of askers(place)) {
      const say = (what: string, { status, text }: Answer) =>
        faults.push(
          `${caller} ${place.command.endpoint.name} ${place.where} ${what}: ${status} ${text.slice(0, 300)}`,
        );
      const other = await ask(id, caller);
      if (other.text.includes(CANARY)) say('tells', other);
      if (other.status >= 500) say('fails', other);
      if (place.made) {
        if (isSuccess(other)) say('takes over', other);
        continue;
      }
      const missing = await ask(idOf(place.prefix, MISSING), caller);
      if (other.status !== missing.status || plain(other) !== plain(missing)) {
        say('hidden', other);
        say('missing', missing);
      }
      const otherKind = await ask(place.prefix === 'bod' ? hidden['dis']! : hidden['bod']!, caller);
      if (isSuccess(otherKind)) say('of another kind', otherKind);
    }
    return faults;
  }

  /** The answer without the ids that were asked for. */
  function plain({ text }: Answer): string {
    return text.replace(/[a-z]{3}_01J0000[0-9A-Z]{19}/g, 'id');
  }

  it('are put in the place that they are meant for', () => {
    for (const place of places(stage.commands())) {
      const path = place.where
        .split(' ')[1]
        ?.split('.')
        .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const put = place.with('here');
      const found = path
        ? at(place.where.startsWith('body') ? put.body : put.query, path)
        : Object.values(put.params);
      expect([found].flat()).toContain('here');
    }
  });

  it('of a seat that has ended give no vote, and end no second time', async () => {
    const commands = stage.commands();
    const named = (name: string) => commands.find(({ endpoint }) => endpoint.name === name)!;
    const end = named('POST /api/bodies/:id/seats/:seatId/end');
    const params = { ...end.params, seatId: stage.world.cast.seats.lyonSits.id };
    expect((await stage.perform({ ...end, caller: 'chair', params })).status).toBe(204);
    expect((await stage.perform({ ...end, caller: 'chair', params })).status).toBe(404);
    expect((await stage.perform(named('POST /api/ballots/:id/votes'))).status).toBe(403);
    expect((await stage.perform(named('live chat:post-message'))).status).toBe(403);
  });
});
