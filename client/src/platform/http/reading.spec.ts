import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as z from 'zod';
import { reading } from './api';

describe('a read that is asked for again', () => {
  const settled = () => TestBed.inject(ApplicationRef).whenStable();

  function theRead() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const read = TestBed.runInInjectionContext(() => reading(z.string(), () => '/api/thing'));
    TestBed.tick();
    return { read, http: TestBed.inject(HttpTestingController) };
  }

  /** Answers the one request that is open and lets everything follow from it. */
  async function answered(http: HttpTestingController, value: string): Promise<void> {
    TestBed.tick();
    http.expectOne('/api/thing').flush(value);
    await Promise.resolve();
    TestBed.tick();
  }

  it('while its first answer is on its way is read once more afterwards', async () => {
    const { read, http } = theRead();
    read.reload();
    await answered(http, 'old');
    await answered(http, 'new');
    await settled();
    expect(read.value()).toBe('new');
    http.verify();
  });

  it('several times while it is read again is read once more, so that nothing that happened is overlooked', async () => {
    const { read, http } = theRead();
    await answered(http, 'one');
    read.reload();
    TestBed.tick();
    read.reload();
    read.reload();
    await answered(http, 'older than what asked');
    await answered(http, 'true');
    await settled();
    expect(read.value()).toBe('true');
    http.verify();
  });

  it('at rest is read once, and not by itself', async () => {
    const { read, http } = theRead();
    await answered(http, 'one');
    http.verify();
    read.reload();
    await answered(http, 'two');
    await settled();
    expect(read.value()).toBe('two');
    http.verify();
  });
});
