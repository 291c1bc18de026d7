export { closeTime, mayRemind, remindTime } from './asking/deadlines.ts';
export { type OutlookWeek, outlook } from './asking/outlook.ts';
export { type Planned, plan } from './asking/plan.ts';
export { focusArea, type Item, type Programme, programmeSchema } from './programme.ts';
export { nextItem, taps } from './response.ts';
export { type Closing, close, type Earlier, rememberRostersDays } from './showing/close.ts';
export { type Band, beyondNoise, type Counts, changeOf, sizeOf } from './showing/figures.ts';
export { type Figure, type PublishedItem, published } from './showing/published.ts';
export { cautionBelow, type Rates, ratesOf, type Turnout } from './showing/rates.ts';
export { type WaveResult, waveResultSchema } from './showing/result.ts';
export { type Sibling, suppress } from './showing/suppress.ts';
export {
  type GivenResponse,
  type InWave,
  isOpen,
  isRunning,
  itemsFor,
  type Response,
  responseSchema,
  type Seat,
  seatSchema,
  type Wave,
  waveSchema,
} from './wave.ts';
