import { createTeamsHarness } from '../../support/teams-harness.ts';
import { chatAdapterContract } from '../contract.ts';

/** Teams with dialogs, and a client where a form can only stand in the conversation. */
for (const [name, dialogActions] of [
  ['Teams with dialogs', ['inquire']],
  ['Teams with forms in the conversation', []],
] as const) {
  chatAdapterContract(name, () => createTeamsHarness(dialogActions));
}
