export { accountOfGuest, guestId } from './guest.ts';
export { hasRole, mayApprove, mayHelp } from './may.ts';
export {
  type Organisation,
  organisationSchema,
  type Person,
  personSchema,
  type Role,
  type Superuser,
  type Unit,
  type Weekday,
} from './organisation.ts';
export { type LinkedAccount, linkedAccountSchema, type Settings, settingsSchema } from './records.ts';
