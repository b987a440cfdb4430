import type { Fault } from './fault';
import { mongoKills } from './mongo-kills';
import { wireFuzz } from './wire-fuzz';

/** The faults of the database. */
export const databaseFaults: readonly Fault[] = [mongoKills, wireFuzz];
