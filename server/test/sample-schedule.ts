/** What specs change in the sample. */
export interface SampleChanges {
  readonly eau?: string;
  readonly sol?: string;
  readonly withoutSol?: boolean;
}

function session(id: number, start: string, minutes: string, title: string, room: string): string {
  return `<event guid="sample-${id}" id="${id}">
    <date>2026-10-05T${start}:00+02:00</date><start>${start}</start><duration>${minutes}</duration>
    <room>${room}</room><slug>essai-${id}</slug><title>${title}</title><subtitle></subtitle>
    <track>Eau et sol</track><type>workshop</type><language>fr</language>
    <abstract>${id === 2 ? 'Comment partager l’eau.' : ''}</abstract><description></description>
    <persons>${id === 2 ? '<person id="71">Une Intervenante</person>' : ''}</persons><links></links>
  </event>`;
}

/** A small programme of three sessions: an opening, and two workshops at the same time in two rooms. */
export function aScheduleFile(changes: SampleChanges = {}): string {
  const { eau = 'Atelier eau', sol = 'Atelier sol', withoutSol = false } = changes;
  return `<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <version>1</version>
  <conference>
    <acronym>essai</acronym><title>Rencontres d’essai</title>
    <start>2026-10-05</start><end>2026-10-05</end><days>1</days>
    <timeslot_duration>00:05</timeslot_duration><time_zone_name>Europe/Paris</time_zone_name>
  </conference>
  <day index="1" date="2026-10-05" start="2026-10-05T08:00:00+02:00" end="2026-10-05T20:00:00+02:00">
    <room name="Salle 1">
      ${session(1, '09:00', '01:00', 'Ouverture', 'Salle 1')}
      ${session(2, '10:30', '01:30', eau, 'Salle 1')}
    </room>
    ${withoutSol ? '' : `<room name="Salle 2">${session(3, '11:00', '01:30', sol, 'Salle 2')}</room>`}
  </day>
</schedule>`;
}
