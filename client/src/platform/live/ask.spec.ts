import type { Ack } from '@passerelle/contracts/live';
import { ProblemError } from '../problems/problem-error';
import { ask } from './ask';

type Answer = Ack<string> | 'silence';

/** A line that answers its commands in this order, and remembers what it was asked. */
function lineThatAnswers(...answers: Answer[]) {
  const asked: unknown[] = [];
  return {
    asked,
    timeout: () => ({
      emitWithAck: async (_name: string, payload: unknown) => {
        asked.push(payload);
        const answer = answers.shift();
        if (!answer || answer === 'silence') throw new Error('timeout');
        return answer;
      },
    }),
  };
}

const refusal = { type: 'about:blank', code: 'request/forbidden', status: 403, title: 'Non' };

describe('a command', () => {
  it('gives the value of its answer', async () => {
    const line = lineThatAnswers({ ok: true, value: 'stored' });
    await expect(ask(line, 'chat:post', { id: 1 })).resolves.toBe('stored');
  });

  it('says the same again when no answer comes, with the same payload', async () => {
    const line = lineThatAnswers('silence', 'silence', { ok: true, value: 'stored' });
    const payload = { id: 'msg_1' };
    await expect(ask(line, 'chat:post', payload)).resolves.toBe('stored');
    expect(line.asked).toEqual([payload, payload, payload]);
  });

  it('does not insist after a refusal', async () => {
    const line = lineThatAnswers({ ok: false, problem: refusal }, { ok: true, value: 'stored' });
    await expect(ask(line, 'chat:post', {})).rejects.toEqual(new ProblemError(refusal));
    expect(line.asked).toHaveLength(1);
  });

  it('gives up after three silences and says so', async () => {
    const line = lineThatAnswers('silence', 'silence', 'silence', { ok: true, value: 'late' });
    await expect(ask(line, 'chat:post', {})).rejects.toMatchObject({
      problem: { code: 'network/timeout' },
    });
    expect(line.asked).toHaveLength(3);
  });
});
