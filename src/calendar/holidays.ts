import Holidays from 'date-holidays';
import type { Bilingual } from './types.ts';

/** The public holidays of one year. */
export interface HolidayYear {
  /** Names by date (`YYYY-MM-DD`). */
  readonly names: ReadonlyMap<string, Bilingual>;
  /** The date of Easter Sunday. */
  readonly easter: string;
}

/** Reads years of public holidays from the holiday library, each year once; observances are left out. */
export function createHolidays(country: 'DK'): (year: number) => HolidayYear {
  const library = new Holidays(country);
  const years = new Map<number, HolidayYear>();

  function read(year: number): HolidayYear {
    const english = new Map(library.getHolidays(year, 'en').map((day) => [day.rule, day.name]));
    const names = new Map<string, Bilingual>();
    let easter = '';
    for (const day of library.getHolidays(year, 'da')) {
      if (day.type !== 'public') continue;
      const date = day.date.slice(0, 10);
      names.set(date, { da: day.name, en: english.get(day.rule) ?? day.name });
      if (day.rule === 'easter') easter = date;
    }
    return { names, easter };
  }

  return (year) => {
    const known = years.get(year);
    if (known) return known;
    const fresh = read(year);
    years.set(year, fresh);
    return fresh;
  };
}
