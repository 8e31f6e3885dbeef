export const stickprovId = "'00000000-0000-4000-8000-0000000000c1'";
export const fyndId = "'00000000-0000-4000-8000-0000000000c2'";

interface Fynd {
  readonly regel?: string;
  readonly handelse?: number;
  readonly antal?: number;
  readonly stickprov?: string;
  readonly id?: string;
}
export const fynd = ({
  regel = 'kollega',
  handelse = 9,
  antal = 1,
  stickprov = 'null',
  id = 'gen_random_uuid()',
}: Fynd = {}) =>
  `insert into auth.granskningsfynd (id, regel, handelse_id, at, anvandare_id, roller, handelse, insats_id, antal, stickprov_id)
   values (${id}, '${regel}', ${String(handelse)}, now(), :bo, '', 'deltagande_visat', :vagen, ${String(antal)}, ${stickprov})`;

export const stickprov = (mer: Readonly<Record<string, string>> = {}) => {
  const rad = {
    ...{ fro: "'abcdefgh'", fran: "'2026-01-01'", till: "'2026-01-31'", antal: '5', handelser: "'{}'" },
    ...{ av: ':bo', at: 'now()', ...mer },
  };
  return `insert into auth.stickprov (${Object.keys(rad).join(', ')}) values (${Object.values(rad).join(', ')})`;
};

export const beslut = (steg: number, utfall: string, notering = '', vilket = fyndId) =>
  `insert into auth.granskningsbeslut (fynd_id, steg, utfall, notering, av, at)
   values (${vilket}, ${String(steg)}, '${utfall}', '${notering}', :anna, now())`;

export const omankring = (mer: Readonly<Record<string, string>> = {}) => {
  const rad = {
    ...{ av: "'Sia'", orsak: "'Återställd'", gammal_id: '9', gammal_hash: "'x'", ny_id: '8', ny_hash: "'x'" },
    ...mer,
  };
  return `insert into audit.omankring (${Object.keys(rad).join(', ')}) values (${Object.values(rad).join(', ')})`;
};

/** One row in each table of the review of the trail. */
export const granskningsrader = `${stickprov({ id: stickprovId })};
  insert into auth.granskningsdag (regel, dag, antal) values ('kollega', '2026-01-01', 1);
  ${fynd({ id: fyndId, handelse: 1 })}; ${fynd({ regel: 'stickprov', stickprov: stickprovId, handelse: 2 })};
  ${beslut(1, 'att_utreda', 'Varför?')}; ${beslut(2, 'utredd', 'Ett möte')}; ${omankring()}`;
