import { describe, expect, test } from 'vitest';
import { actions } from '../../src/dialogue/actions.ts';
import { forms } from '../../src/dialogue/forms.ts';
import { type Only, type Refusal, refusal } from '../../src/dialogue/only.ts';
import type { Role } from '../../src/organisation/index.ts';
import { person } from '../handoff/world.ts';

type Gate = keyof Only;

/** Everything that is not for everybody, and whom it is for: a second telling of the two tables. */
const gated: Readonly<Record<Gate, { readonly press: readonly string[]; readonly send: readonly string[] }>> =
  {
    helper: {
      press: [
        ...['claim', 'answer', 'askBack', 'handOver', 'release', 'makeEntry', 'addPhrasing', 'approve'],
        ...['turnDown', 'drafts', 'queue', 'duty', 'setDuty'],
      ],
      send: ['answer', 'askBack', 'handOver', 'makeEntry', 'addPhrasing', 'turnDown'],
    },
    lead: {
      press: ['pulse', 'pulsePause', 'pulseResume', 'pulseExtend', 'pulseCancel', 'goalNew'],
      send: ['goalNew'],
    },
    manager: {
      press: [
        ...['report', 'reportWeeks', 'reportWhy', 'reportDo', 'overview', 'letters', 'letter', 'letterReach'],
        ...['letterUndo', 'gains', 'gainPick'],
      ],
      send: ['letter', 'letterSend'],
    },
    owner: { press: ['goals', 'goalEdit', 'goalValue'], send: ['goalEdit', 'goalValue'] },
  };

const gates = Object.keys(gated) as Gate[];
const namesFor = (table: Readonly<Record<string, Only>>, gate: Gate) =>
  Object.keys(table).filter((name) => table[name]?.[gate] === true);

test.each(gates)('what only a %s may do is exactly this', (gate) => {
  expect(namesFor(actions, gate).toSorted()).toEqual(gated[gate].press.toSorted());
  expect(namesFor(forms, gate).toSorted()).toEqual(gated[gate].send.toSorted());
});

describe('refusal()', () => {
  const rows: readonly [Gate, Role | 'none', Refusal | undefined][] = [
    ['helper', 'none', 'notAllowed'],
    ['helper', 'manager', 'notAllowed'],
    ['helper', 'superuser', undefined],
    ['helper', 'systemOwner', undefined],
    ['helper', 'projectLead', undefined],
    ['lead', 'none', 'notLead'],
    ['lead', 'manager', 'notLead'],
    ['lead', 'superuser', 'notLead'],
    ['lead', 'systemOwner', 'notLead'],
    ['lead', 'projectLead', undefined],
    ['manager', 'none', 'notManager'],
    ['manager', 'superuser', 'notManager'],
    ['manager', 'systemOwner', 'notManager'],
    ['manager', 'manager', undefined],
    ['manager', 'projectLead', undefined],
    ['owner', 'none', 'notOwner'],
    ['owner', 'superuser', 'notOwner'],
    ['owner', 'manager', undefined],
    ['owner', 'projectLead', undefined],
  ];
  test.each(rows)('what is only for a %s to somebody who is %s: %s', (gate, role, why) => {
    const me = person('mette', { roles: role === 'none' ? [] : [role] });
    expect(refusal(me, { owners: [] }, { [gate]: true })).toBe(why);
    expect(refusal(me, { owners: [] }, {})).toBeUndefined();
  });

  test('lets in who answers for something in the project, and nobody else for it', () => {
    const owners = [{ id: 'it', title: 'It', person: 'mette' }];
    expect(refusal(person('mette', { roles: [] }), { owners }, { owner: true })).toBeUndefined();
    expect(refusal(person('sara', { roles: [] }), { owners }, { owner: true })).toBe('notOwner');
    expect(refusal(person('mette', { roles: [] }), { owners }, { manager: true })).toBe('notManager');
  });
});
