import type { Report } from '../method/report';

export interface Scale {
  /** Counted rounds of each side. */
  readonly rounds: number;
  /** Sockets in the room of the chat. */
  readonly sockets: number;
  /** Documents of the largest database that is started again. */
  readonly documents: number;
  /** Small sizes that only show that a bench still works. */
  readonly quick: boolean;
}

export interface Bench {
  readonly name: string;
  /** Runs it. @throws Error when what was measured was not correct */
  run(scale: Scale): Promise<Report>;
}
