import type { Deltagande, Inmatning } from '../../src/deltagande/deltagande.rules.ts';

export const inmatningen: Inmatning = {
  forsorjning: ['sjukpenning'],
  arbetssokande: false,
  arbete: null,
  studier: null,
  utbildningsnivaKod: 'gymnasieskola',
  forsorjningAr: 3,
};

/** A deltagande for the pure rules: open since 2026-01-12 unless a test says otherwise. */
export const deltagandet = (andra: Partial<Deltagande> = {}): Deltagande => ({
  id: 'd1',
  insatsId: 'i1',
  insatsNamn: 'Vägen vidare',
  person: { id: 'p1', personnummer: '199006022397', namn: 'Tove Testsson', kontrolleras: false },
  kon: 'man',
  kommunKod: '2380',
  kommun: 'Östersund',
  stadsdelKod: null,
  stadsdel: null,
  startdag: '2026-01-12',
  avslutningsdag: null,
  avslutsanledningKod: null,
  samtyckeDatum: '2026-01-10',
  samtyckeAv: 'Anna Annsson',
  inmatning: inmatningen,
  utmatning: null,
  makulering: null,
  version: 1,
  ...andra,
});

/** One that ended. */
export const avslutat = (
  startdag: string,
  avslutningsdag: string,
  andra: Partial<Deltagande> = {},
): Deltagande => deltagandet({ startdag, avslutningsdag, avslutsanledningKod: 'arbete', ...andra });

/** What a felregistrering leaves. */
export const makulerad = { makulering: { at: new Date('2026-02-01T12:00:00Z'), skal: 'dubblett' } } as const;
