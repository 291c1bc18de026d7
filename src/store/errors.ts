/** What the store could not do, as a sentence for the administrator; `cause` is the system's own error. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
