import type { Account } from '../event.ts';

/** The id of somebody who writes from an account that the organisation's file does not list. */
export function guestId({ platform, id }: Account): string {
  return `guest:${platform}:${id}`;
}

/** The account that a guest's id was made from; undefined for the id of anybody else. */
export function accountOfGuest(person: string): Account | undefined {
  if (!person.startsWith('guest:')) return undefined;
  const [, platform, id] = /^guest:([^:]+):(.+)$/s.exec(person) ?? [];
  return platform === undefined || id === undefined ? undefined : { platform, id };
}
