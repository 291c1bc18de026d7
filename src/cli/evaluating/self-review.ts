import {
  type ContentReview,
  type Engine,
  reviewContent,
  type SelfEstimate,
  selfEstimate,
} from '../../answer/index.ts';

/** What the content says of itself: each wording put to an engine that had not seen it. */
export interface SelfReview extends ContentReview {
  readonly estimate: readonly SelfEstimate[];
}

/** Reviews the content by its own wordings. */
export function selfReview(engine: Engine): SelfReview {
  return { estimate: selfEstimate(engine), ...reviewContent(engine) };
}

/** How much of each list is shown; the rest is in `--json`. */
const most = 10;

const percent = (share: number) => `${(100 * share).toFixed(0)} %`.padStart(5);

/** The review as a page for those who write the content, in lines. */
export function reviewPage({ estimate, confusable, hardToFind, fewWordings }: SelfReview): string[] {
  const lines = ['What to expect, from each wording asked as if it were new'];
  if (estimate.length === 0) lines.push('  There are too few wordings to tell.');
  for (const { caution, answered, wrong } of estimate) {
    lines.push(
      `  caution: ${caution.padEnd(7)} ${percent(answered)} answered directly, ${percent(wrong)} of those wrongly`,
    );
  }
  if (confusable.length > 0) {
    lines.push('', `Taken for each other (${Math.min(most, confusable.length)} of ${confusable.length})`);
    for (const { entry, takenFor, wordings } of confusable.slice(0, most)) {
      lines.push(
        `  ${entry} was taken for ${takenFor} by ${wordings.map((wording) => `"${wording}"`).join(', ')}`,
      );
    }
  }
  if (hardToFind.length > 0) {
    lines.push(
      '',
      `Hard to find: give them more wordings (${Math.min(most, hardToFind.length)} of ${hardToFind.length})`,
    );
    for (const { entry, tried, found } of hardToFind.slice(0, most)) {
      lines.push(`  ${entry}: ${Math.round(found * tried)} of ${tried} wordings found it among three`);
    }
  }
  if (fewWordings.length > 0) {
    lines.push(
      '',
      `Too few wordings to try: write at least three (${Math.min(most, fewWordings.length)} of ${fewWordings.length})`,
    );
    lines.push(...fewWordings.slice(0, most).map((id) => `  ${id}`));
  }
  return lines;
}
