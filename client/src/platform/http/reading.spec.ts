import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as z from 'zod';
import { reading } from './api';

const settled = () => TestBed.inject(ApplicationRef).whenStable();

describe('a read that is asked for again', () => {
  function theRead() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const read = TestBed.runInInjectionContext(() => reading(z.string(), () => '/api/thing'));
    TestBed.tick();
    return { read, http: TestBed.inject(HttpTestingController) };
  }

  it('while its first answer is on its way is read once more afterwards', async () => {
    const { read, http } = theRead();
    const first = http.expectOne('/api/thing');
    read.reload();
    first.flush('"old"');
    await Promise.resolve();
    TestBed.tick();
    http.expectOne('/api/thing').flush('"new"');
    await settled();
    expect(read.value()).toBe('"new"');
    http.verify();
  });

  it('is read once more when it has its answer, and not by itself', async () => {
    const { read, http } = theRead();
    http.expectOne('/api/thing').flush('"one"');
    await settled();
    http.verify();
    read.reload();
    TestBed.tick();
    http.expectOne('/api/thing').flush('"two"');
    await settled();
    expect(read.value()).toBe('"two"');
    http.verify();
  });
});
