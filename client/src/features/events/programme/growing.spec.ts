import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { growing } from './growing';

const frames: FrameRequestCallback[] = [];

function grown() {
  frames.length = 0;
  globalThis.requestAnimationFrame = (told) => frames.push(told);
  globalThis.cancelAnimationFrame = () => undefined;
  const all = signal(Array.from({ length: 100 }, (_, index) => index));
  const question = signal('a');
  const whole = signal(false);
  const growth = { of: question, first: 10, portion: 30, whole };
  const shown = runInInjectionContext(TestBed.inject(Injector), () => growing(all, growth));
  /** Lets frames pass until nothing more is asked for. */
  const rest = () => {
    TestBed.tick();
    while (frames.length) {
      frames.shift()!(0);
      TestBed.tick();
    }
  };
  return { all, question, whole, shown, rest };
}

describe('a long list', () => {
  it('starts small and is all there a few frames later', () => {
    const { shown, rest } = grown();
    expect(shown()).toHaveLength(10);
    rest();
    expect(shown()).toHaveLength(100);
  });

  it('starts small again for another question, and not for a change of what is in it', () => {
    const { all, question, shown, rest } = grown();
    rest();
    all.update((list) => [...list, 100]);
    expect(shown()).toHaveLength(100);
    rest();
    expect(shown()).toHaveLength(101);
    question.set('b');
    expect(shown()).toHaveLength(10);
  });

  it('is whole at once for paper', () => {
    const { whole, shown } = grown();
    whole.set(true);
    expect(shown()).toHaveLength(100);
  });
});
