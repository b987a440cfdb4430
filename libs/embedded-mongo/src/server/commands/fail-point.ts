import { failure } from '../../errors';
import { stringField } from '../arguments';
import type { Command } from '../command';
import { reply } from '../reply';

/** Only behind the test switch; elsewhere the command does not exist. */
export const failPointCommands: readonly Command[] = [
  {
    names: ['configureFailPoint'],
    run({ body, context }) {
      if (!context.settings.testCommands) {
        throw failure('CommandNotFound', "no such command: 'configureFailPoint'");
      }
      context.failPoints.configure(stringField(body, 'configureFailPoint'), body);
      return reply();
    },
  },
];
