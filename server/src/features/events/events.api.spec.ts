import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { eventPaths } from '@passerelle/contracts/events';
import type { EventId } from '@passerelle/contracts/ids';
import type { ImportReport } from '@passerelle/contracts/programmes';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { openLive } from '../../../test/live-client';
import { populate, type Populated } from '../../../test/populate';
import { aScheduleFile } from '../../../test/sample-schedule';
import { ImportScheduleService } from './import-schedule.service';

const SCHEDULES = join(__dirname, '../../../../../shared/data/schedules');

describe('events over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let staff: Agent;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    staff = await network.as('staff');
  });
  afterAll(() => spec.close());

  async function imported(number: number, file = aScheduleFile()): Promise<EventId> {
    const id = idOf<EventId>('eve', number);
    await upload(eventPaths.import(), file, id).expect(201);
    return id;
  }

  function upload(path: string, file: string, id?: EventId) {
    return staff
      .post(path)
      .query(id ? { id } : {})
      .set('Content-Type', 'application/xml')
      .send(file);
  }

  describe('a draft', () => {
    it('is seen by the secretariat only, and by everybody once it is published', async () => {
      const id = await imported(1);
      const [stranger, member] = [spec.stranger(), await network.as('member')];
      const hidden = await stranger.get(eventPaths.programme(id)).expect(404);
      const missing = await stranger.get(eventPaths.programme(idOf('eve', 999))).expect(404);
      expect(hidden.body).toEqual(missing.body);
      await member.get(eventPaths.one(id)).expect(404);
      await staff.get(eventPaths.programme(id)).expect(200);
      expect((await stranger.get(eventPaths.list()).expect(200)).body).toEqual([]);

      await member.post(eventPaths.publish(id)).expect(403);
      await staff.post(eventPaths.publish(id)).expect(200);
      const { body: list } = await stranger.get(eventPaths.list()).expect(200);
      expect(list).toMatchObject([{ id, sessionCount: 3, registered: false }]);
      await stranger.get(eventPaths.programme(id)).expect(200);
    });

    it('is made once, however often the same command is sent', async () => {
      const draft = {
        id: idOf<EventId>('eve', 2),
        name: { fr: 'Congrès d’essai' },
        place: { city: 'Dakar' },
        zone: 'Africa/Dakar',
        public: false,
        themes: [],
        sdgs: [],
        firstDay: '2026-10-05',
        lastDay: '2026-10-07',
      };
      const first = await staff.post(eventPaths.list()).send(draft).expect(201);
      expect(first.body.days).toHaveLength(3);
      expect((await staff.post(eventPaths.list()).send(draft).expect(201)).body).toEqual(
        first.body,
      );
      const other = { ...draft, name: { fr: 'Autre chose' } };
      const { body } = await staff.post(eventPaths.list()).send(other).expect(422);
      expect(body.code).toBe('request/key-reused');
      await staff.post(eventPaths.publish(draft.id)).expect(200);
      // Published, for members only.
      await spec.stranger().get(eventPaths.one(draft.id)).expect(404);
      await (await network.as('partner')).get(eventPaths.one(draft.id)).expect(404);
      await (await network.as('member')).get(eventPaths.one(draft.id)).expect(200);
    });
  });

  describe('the programme', () => {
    it('answers 304 to whoever has it, and the new one after a change', async () => {
      const id = await imported(3);
      const first = await staff.get(eventPaths.programme(id)).expect(200);
      expect(first.headers['content-encoding']).toBe('gzip');
      expect(first.body.sessions.map((one: { title: { fr: string } }) => one.title.fr)).toEqual([
        'Ouverture',
        'Atelier eau',
        'Atelier sol',
      ]);
      const { etag } = first.headers;
      await staff.get(eventPaths.programme(id)).set('If-None-Match', etag!).expect(304);
      await upload(eventPaths.importInto(id), aScheduleFile({ sol: 'Atelier terre' })).expect(200);
      const next = await staff
        .get(eventPaths.programme(id))
        .set('If-None-Match', etag!)
        .expect(200);
      expect(next.body.event.revision).toBe(first.body.event.revision + 1);
    });

    it('has a page for each session, with its texts and its people', async () => {
      const id = await imported(4);
      const { body } = await staff.get(eventPaths.programme(id)).expect(200);
      const session = body.sessions[1];
      const page = await staff.get(eventPaths.session(id, session.id)).expect(200);
      expect(page.body).toMatchObject({
        session: { abstract: { fr: 'Comment partager l’eau.' } },
        room: { name: 'Salle 1' },
        speakers: [{ name: 'Une Intervenante' }],
      });
      await staff.get(eventPaths.session(idOf('eve', 3), session.id)).expect(404);
    });

    it('tells those who follow the event that it changed', async () => {
      const id = await imported(5);
      const live = await openLive(spec.url, staff);
      const follow = await live.ask<{ revision: number }>('event:follow', { eventId: id });
      const member = await openLive(spec.url, await network.as('member'));
      const refused = await member.ask('event:follow', { eventId: id });
      expect(refused).toMatchObject({ ok: false, problem: { status: 404 } });
      const heard = live.next<{ revision: number }>('event:programme-changed');
      await upload(eventPaths.importInto(id), aScheduleFile({ sol: 'Nouveau titre' })).expect(200);
      expect(follow).toMatchObject({ ok: true, value: { revision: (await heard).revision - 1 } });
      live.close();
      member.close();
    });
  });

  describe('an import', () => {
    it('changes nothing when the file is the same', async () => {
      const id = await imported(6);
      const before = await spec.databaseFingerprint(['audit']);
      const { body } = await upload(eventPaths.importInto(id), aScheduleFile()).expect(200);
      expect(body.changes).toEqual({ added: 0, changed: 0, unchanged: 3, cancelled: 0 });
      await upload(eventPaths.import(), aScheduleFile(), id).expect(201);
      expect(await spec.databaseFingerprint(['audit'])).toBe(before);
    });

    it('changes what changed, cancels what left the file and takes it back when it returns', async () => {
      const id = await imported(7);
      const sessions = async () =>
        (await staff.get(eventPaths.programme(id)).expect(200)).body.sessions as {
          id: string;
          title: { fr: string };
          cancelled?: true;
        }[];
      const before = await sessions();
      const changed = aScheduleFile({ eau: 'Atelier des eaux', withoutSol: true });
      const { body } = await upload(eventPaths.importInto(id), changed).expect(200);
      expect(body.changes).toEqual({ added: 0, changed: 1, unchanged: 1, cancelled: 1 });
      const after = await sessions();
      expect(after.map((one) => one.id).sort()).toEqual(before.map((one) => one.id).sort());
      expect(after.filter((one) => one.cancelled).map((one) => one.title.fr)).toEqual([
        'Atelier sol',
      ]);
      await upload(eventPaths.importInto(id), aScheduleFile()).expect(200);
      expect((await sessions()).some((one) => one.cancelled)).toBe(false);
    });

    it('makes each session once when the same file comes five times at the same moment', async () => {
      const id = idOf<EventId>('eve', 8);
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => upload(eventPaths.import(), aScheduleFile(), id)),
      );
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201]);
      const { body } = await staff.get(eventPaths.programme(id)).expect(200);
      expect(body.sessions).toHaveLength(3);
      expect(body.event.revision).toBe(1);
    });

    it('refuses what is no programme, with the reason in the reader’s language, and leaves no trace', async () => {
      const before = await spec.databaseFingerprint([]);
      const id = idOf<EventId>('eve', 9);
      const refused = await upload(eventPaths.import(), '<html>', id)
        .set('Accept-Language', 'en')
        .expect(422);
      expect(refused.body).toMatchObject({ code: 'event/schedule-refused' });
      expect(refused.body.title).toMatch(/^This programme cannot be imported: /);
      expect(await spec.databaseFingerprint([])).toBe(before);
    });
  });

  describe('an export', () => {
    it('is open to programs of other sites, in three formats, and comes back unchanged', async () => {
      const id = await imported(10);
      await spec.stranger().get(eventPaths.exportXml(id)).expect(404);
      await staff.post(eventPaths.publish(id)).expect(200);
      const xml = await spec.stranger().get(eventPaths.exportXml(id)).expect(200);
      expect(xml.headers['access-control-allow-origin']).toBe('*');
      const { text } = xml.text ? xml : { text: xml.body.toString() };
      const back = await upload(eventPaths.importInto(id), text).expect(200);
      expect(back.body.changes).toMatchObject({ added: 0, cancelled: 0 });
      const json = await spec.stranger().get(eventPaths.exportJson(id)).expect(200);
      expect(json.body.schedule.conference.title).toBe('Rencontres d’essai');
      const calendar = await spec.stranger().get(eventPaths.exportCalendar(id)).expect(200);
      expect(calendar.headers['content-type']).toMatch(/^text\/calendar/);
      expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    });
  });

  describe('FOSDEM 2025', () => {
    const file = join(SCHEDULES, 'fosdem-2025.xml');
    const present = existsSync(file);
    if (!present) process.stdout.write(`FOSDEM 2025 is not imported: ${file} is absent\n`);
    (present ? it : it.skip)('is imported whole, and a second time without a change', async () => {
      const imports = spec.app.get(ImportScheduleService);
      const text = readFileSync(file, 'utf8');
      const { report, time } = await timed(() => imports.importFile(text));
      expect(report).toMatchObject({ sessions: 943, rooms: 29, people: 992 });
      const again = await timed(() => imports.importFile(text));
      expect(again.report.eventId).toBe(report.eventId);
      expect(again.report.changes).toEqual({ added: 0, changed: 0, unchanged: 943, cancelled: 0 });
      const path = eventPaths.programme(report.eventId);
      const cold = await timed(() => staff.get(path).expect(200));
      const warm = await timed(() => staff.get(path).expect(200));
      const same = await timed(() =>
        staff.get(path).set('If-None-Match', warm.report.headers['etag']!).expect(304),
      );
      const bytes = Number(cold.report.headers['content-length']);
      expect(bytes).toBeLessThan(150_000);
      process.stdout.write(
        `FOSDEM 2025: import ${time} ms, again ${again.time} ms; ` +
          `programme ${bytes} bytes, first ${cold.time} ms, then ${warm.time} ms, 304 ${same.time} ms\n`,
      );
    });
  });
});

async function timed<T = ImportReport>(work: () => PromiseLike<T>) {
  const start = performance.now();
  const report = await work();
  return { report, time: Math.round(performance.now() - start) };
}
