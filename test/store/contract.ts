import { describe } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { commits } from './contract/commits.ts';
import { erasedWords } from './contract/erased-words.ts';
import { erasure } from './contract/erasure.ts';
import { inbox } from './contract/inbox.ts';
import { laws } from './contract/laws.ts';
import { outbox } from './contract/outbox.ts';
import { pulses } from './contract/pulses.ts';
import { records } from './contract/records.ts';
import { reports } from './contract/reports.ts';
import { sweeping } from './contract/sweeping.ts';
import { transcript } from './contract/transcript.ts';

/** Gives a new, empty store for one test; it is closed when the test is over. */
export type MakeStore = () => Promise<Store>;

/** What every store keeps to. */
export function storeContract(name: string, make: MakeStore): void {
  describe(`${name} keeps the contract of a store`, () => {
    describe('commit', () => commits(make));
    describe('records', () => records(make));
    describe('outbox', () => outbox(make));
    describe('inbox', () => inbox(make));
    describe('pulses', () => pulses(make));
    describe('reports', () => reports(make));
    describe('transcript', () => transcript(make));
    describe('sweep', () => sweeping(make));
    describe('erasure', () => erasure(make));
    describe('erased words', () => erasedWords(make));
    describe('laws', () => laws(make));
  });
}
