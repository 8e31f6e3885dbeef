/** A calendar day as ISO text, 2026-03-15. Days have no time zone, so they are never a Date. */
export type Dag = string;

const zon = 'Europe/Stockholm';
const iso = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zon,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const lang = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const veckodag = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', weekday: 'long' });
const klockslag = new Intl.DateTimeFormat('sv-SE', { timeZone: zon, hour: '2-digit', minute: '2-digit' });

/** The Swedish calendar day of an instant. */
export const dagAv = (at: Date): Dag => iso.format(at);

/** The Swedish clock of an instant, as 10.44. */
export const klockan = (at: Date): string => klockslag.format(at).replace(':', '.');

const utc = (dag: Dag): Date => new Date(`${dag}T00:00:00Z`);

/** 2026-11-02 as "2 november 2026". */
export const langDag = (dag: Dag): string => lang.format(utc(dag));

/** 2026-11-03 as "Tisdag 3 november 2026". */
export const dagMedVeckodag = (dag: Dag): string => {
  const namn = veckodag.format(utc(dag));
  return `${namn.charAt(0).toUpperCase()}${namn.slice(1)} ${langDag(dag)}`;
};

/** An instant as "3 november 2026 klockan 10.51". */
export const tidpunkt = (at: Date): string => `${langDag(dagAv(at))} klockan ${klockan(at)}`;

/** Days in a month, month 1–12. */
export const dagarIManad = (ar: number, manad: number): number =>
  new Date(Date.UTC(ar, manad, 0)).getUTCDate();

/** Whether ÅÅÅÅ-MM-DD is a day that exists. */
export const isDag = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [ar, manad, dag] = match.slice(1).map(Number) as [number, number, number];
  return ar >= 1 && manad >= 1 && manad <= 12 && dag >= 1 && dag <= dagarIManad(ar, manad);
};

/** The day n months earlier; the 31st becomes the last day of a shorter month. */
export const manaderFore = (dag: Dag, n: number): Dag => {
  const [ar, manad, d] = dag.split('-').map(Number) as [number, number, number];
  const index = ar * 12 + (manad - 1) - n;
  const nyttAr = Math.floor(index / 12);
  const nyManad = (index % 12) + 1;
  const nyDag = Math.min(d, dagarIManad(nyttAr, nyManad));
  return [
    String(nyttAr).padStart(4, '0'),
    String(nyManad).padStart(2, '0'),
    String(nyDag).padStart(2, '0'),
  ].join('-');
};

/** Milliseconds of twenty-four hours. */
export const dygn = 24 * 60 * 60 * 1000;

/** The day n days later (or earlier, when n is negative). */
export const dagarEfter = (dag: Dag, n: number): Dag =>
  new Date(utc(dag).getTime() + n * dygn).toISOString().slice(0, 10);

/** Whole days from one day to another. */
export const dagarMellan = (fran: Dag, till: Dag): number =>
  Math.round((utc(till).getTime() - utc(fran).getTime()) / dygn);

/** Whole months from one day to another, as people count: 15 January to 14 February is 0. */
export const manaderMellan = (fran: Dag, till: Dag): number => {
  const [ar1, m1, d1] = fran.split('-').map(Number) as [number, number, number];
  const [ar2, m2, d2] = till.split('-').map(Number) as [number, number, number];
  return (ar2 - ar1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
};

export const artal = (dag: Dag): number => Number(dag.slice(0, 4));

/** Today and a way to make it: rules get the day, never the clock. */
export type Klocka = () => Date;
