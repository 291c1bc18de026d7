/** The size all charts are drawn at, in CSS pixels: fits a chat's column, and half an A4 page's width in print. */
export const size = { width: 600, height: 330 };

/** The type they are set in; the files of this family come with the product, so a PNG looks the same everywhere. */
export const fontFamily = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif";

/**
 * Lines differ in dash, weight and darkness and not in hue alone, so they hold for every kind of colour sight and in
 * a black-and-white print. Text is at least 4.5:1 on white (WCAG 1.4.3), the measured line 3:1 (1.4.11).
 */
export const colors = {
  text: '#1b2733',
  quiet: '#566270',
  grid: '#e6e9ed',
  mark: '#b3bcc6',
  actual: '#0b4f8f',
  plan: '#566270',
  band: '#8fa3b8',
  reference: '#8a94a0',
  paper: '#ffffff',
};
