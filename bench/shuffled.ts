/** The same in an order drawn anew, so that who was asked just before weighs on all contenders alike. */
export function shuffled<T>(all: Iterable<T>): T[] {
  return [...all]
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
