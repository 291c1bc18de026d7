import { createSlackHarness } from '../../support/slack-harness.ts';
import { chatAdapterContract } from '../contract.ts';

chatAdapterContract('Slack by signed HTTP', () => createSlackHarness());
