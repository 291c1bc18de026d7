import type { Light } from '../../report/index.ts';
import { ink } from './pen.ts';
import type { Mark } from './table.ts';

/** The colour of each light; each has a shape of its own as well, and its word stands beside it. */
const colours: Readonly<Record<Light, string>> = {
  green: '#1a7f37',
  yellow: '#b58100',
  red: '#b42318',
  grey: ink.quiet,
};

/** A light's drawn symbol: circle green, triangle yellow, square red, ring grey. */
export function lightMark(light: Light, scale: number): Mark {
  const size = 8 * scale;
  return {
    indent: size + 5 * scale,
    draw(doc, x, y) {
      const top = y + 2.4 * scale;
      const colour = colours[light];
      if (light === 'green') doc.circle(x + size / 2, top + size / 2, size / 2).fill(colour);
      else if (light === 'red') doc.rect(x, top, size, size).fill(colour);
      else if (light === 'yellow') {
        doc.polygon([x, top + size], [x + size / 2, top], [x + size, top + size]).fill(colour);
      } else {
        doc
          .circle(x + size / 2, top + size / 2, size / 2 - 0.6)
          .lineWidth(1.2)
          .stroke(colour);
      }
    },
  };
}
