import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/behorighet/behorighet.rules.ts';
import { withClient } from '../../src/db/client.ts';
import type { Cell, Del, Rapport } from '../../src/rapport/rapport.rules.ts';
import { skapaRapport } from '../../src/rapport/rapport.service.ts';
import type { Urval } from '../../src/rapport/urval.rules.ts';
import type { Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';

export const actorFor = ({ varld }: Testhus, vem: Vem): Actor => ({
  id: varld.anvandare[vem],
  namn: cast[vem].namn.join(' '),
  organisation: '',
  roller: cast[vem].roller,
  inloggningId: '',
  begaranId: 'prov',
  kalla: '',
});

const forvalt: Urval = {
  typ: 'deltagarrapport',
  delar: ['a'],
  plats: { niva: 'riket', idn: [] },
  jamforelse: null,
  period: { fran: '2025-01', till: '2025-12' },
  kon: true,
  forsorjning: null,
  variabler: [],
  detaljerad: false,
  kand: null,
};

/** Makes a report as somebody; whatever the test does not say is a deltagarrapport of riket 2025. */
export const rapport = async (hus: Testhus, vem: Vem, urval: Partial<Urval>): Promise<Rapport> => {
  const svar = await skapaRapport({ hus: hus.hus, actor: actorFor(hus, vem) }, { ...forvalt, ...urval });
  if (!svar.ok) throw new Error(svar.error);
  return svar.value;
};

/** A cell as it is read: ".." when hidden, "–" when there is nothing. */
export const last = (cell: Cell): string => {
  if (cell.slag === 'text') return cell.text;
  if (cell.dold) return '..';
  return cell.varde === null ? '–' : String(cell.varde);
};

/** The rows of a table as they are read, by their headings. */
export const tabell = ({ rader }: Pick<Del, 'rader'>): Record<string, string> =>
  Object.fromEntries(
    rader.map(({ plats, rubrik, celler }) => [
      plats === null ? rubrik : `${plats.namn}: ${rubrik}`,
      celler.map(last).join(' '),
    ]),
  );

export const del = (rapporten: Rapport, id: string): Del => {
  const funnen = rapporten.delar.find((d) => d.id === id);
  if (funnen === undefined) throw new Error(`no part ${id}`);
  return funnen;
};

export const omfattningen = ({ omfattning }: Rapport): Record<string, string> =>
  Object.fromEntries(omfattning.map(({ rubrik, cell }) => [rubrik, last(cell)]));

/** A samverkansorganisation in a kommun, with insatser. */
export const nyOrganisation = async (
  { databas }: Testhus,
  namn: string,
  kommuner: readonly string[],
  insatser: readonly string[],
): Promise<{ id: string; insatser: string[] }> =>
  withClient(databas.adminUrl, async (client) => {
    const id = randomUUID();
    await client.query(
      `insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum)
       values ($1, $2, '2120000142', 'finsam', '2015-01-01')`,
      [id, namn],
    );
    for (const kommun of kommuner)
      await client.query(
        'insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod) values ($1, $2)',
        [id, kommun],
      );
    const idn = insatser.map(() => randomUUID());
    for (const [i, insats] of insatser.entries())
      await client.query(
        `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod,
           deltagarregistrering) values ($1, $2, $3, '2015-01-01', 'individinriktad', 'arbetslivsinriktad', 'personuppgifter_anonym')`,
        [idn[i], id, insats],
      );
    return { id, insatser: idn };
  });
