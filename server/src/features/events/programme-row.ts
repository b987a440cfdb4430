import type { ProgrammeSession } from '@passerelle/contracts/programmes';
import type { Session } from '@passerelle/contracts/sessions';

/** A session as the programme shows it: what is empty is left out. */
export function programmeRow(session: Session): ProgrammeSession {
  const { interpretation, speakerIds, chairIds, cancelled, ...fields } = session;
  return {
    ...fields,
    ...(interpretation.length > 0 && { interpretation }),
    ...(speakerIds.length > 0 && { speakerIds }),
    ...(chairIds.length > 0 && { chairIds }),
    ...(cancelled && { cancelled }),
  };
}
