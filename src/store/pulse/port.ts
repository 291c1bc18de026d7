import type { Closing, GivenResponse, InWave, Seat, Turnout, Wave, WaveResult } from '../../pulse/index.ts';

/** What is known when a wave closes; see `close()` of the pulse. */
export type Gathered = Pick<Closing, 'wave' | 'seats' | 'earlier'> & {
  readonly given: readonly GivenResponse[];
};

/** The part of the store that pulses live in. Answers go in through `commit` and come out as figures only. */
export interface PulseStore {
  /** Plans a wave with its whole audience in one commit; false if its id, or its week for the programme, is taken. */
  planWave(wave: Wave, seats: readonly Seat[], now: number): Promise<boolean>;
  /** Every wave, oldest slot first. */
  waves(): Promise<readonly Wave[]>;
  /** Who is asked, in the frozen order; empty once it is forgotten. */
  audience(wave: string): Promise<readonly Seat[]>;
  /** One person in an open wave; undefined when it takes no answers or they were not asked. */
  inWave(wave: string, person: string): Promise<InWave | undefined>;
  /** How many were asked and have answered by unit, while the wave is under way. */
  turnout(wave: string): Promise<readonly Turnout[]>;
  /** People of an open wave who have neither answered nor skipped it; for the bot's reminder alone. */
  silent(wave: string): Promise<ReadonlySet<string>>;
  /** Closes a wave: makes its figures, then destroys its key and everything that was sealed with it. */
  closeWave(wave: string, make: (gathered: Gathered) => WaveResult): Promise<WaveResult | undefined>;
  /** What closed waves showed, oldest first. */
  results(programme: string): Promise<readonly WaveResult[]>;
}
